import { z } from 'zod';
import { newId } from '@latchkey/kit/ids';
import { path, type AdminClient, type Paging } from '../server/admin-client.ts';

const count = z.int();
const counts = z.record(z.string(), count);

/** A campaign as the gateway shows it (gateway/src/admin/campaigns/schema.ts). */
const campaignSchema = z.looseObject({
  id: z.string(),
  state: z.enum(['draft', 'running', 'paused', 'completed', 'cancelled']),
  phase: z.enum(['freezing', 'expiring', 'sending']).optional(),
  audience: z.looseObject({
    of: z.enum(['without-password', 'everybody']),
    withoutLiveLink: z.boolean(),
    store: z.string().optional(),
    locale: z.string().optional(),
    importId: z.string().optional(),
    listed: z.boolean(),
  }),
  listed: count,
  expirePasswords: z.boolean(),
  pace: z.object({ rate: z.number(), domainRates: z.record(z.string(), z.number()) }),
  preview: z
    .looseObject({
      state: z.enum(['counting', 'ready']),
      total: count,
      byStore: counts,
      byLocale: counts,
      byDomain: counts,
      leftOut: counts,
      expectedMs: count.optional(),
      gmailADay: count.optional(),
    })
    .optional(),
  recipients: count,
  expired: count,
  counts: z.object({
    pending: count,
    requested: count,
    sent: count,
    failed: count,
    suppressed: count,
    cancelled: count,
    doubt: count,
  }),
  renewed: count,
  createdBy: z.string(),
  createdAt: z.string(),
  approvedBy: z.array(z.string()),
  approvalsNeeded: count,
  startedAt: z.string().optional(),
  endedAt: z.string().optional(),
});
export type Campaign = z.infer<typeof campaignSchema>;
export type Preview = NonNullable<Campaign['preview']>;

/** What a campaign is drafted with. */
export interface Draft {
  audience: {
    of: Campaign['audience']['of'];
    withoutLiveLink: boolean;
    store?: string | undefined;
    locale?: string | undefined;
    importId?: string | undefined;
    listed: boolean;
  };
  expirePasswords: boolean;
  pace: Campaign['pace'];
}

/** The campaigns of one server; each call throws as AdminClient does, and may be made again. */
export interface CampaignRoutes {
  /** @param key the same draft has the same key, however often it is sent */
  draft(given: Draft, key?: string): Promise<Campaign>;
  name(campaignId: string, names: { references: string[] } | { emails: string[] }): Promise<Campaign>;
  /** @param currentPassword of whoever starts a forced one, where the server asks for it */
  start(campaignId: string, currentPassword?: string): Promise<Campaign>;
  act(campaignId: string, act: 'preview' | 'pause' | 'resume' | 'cancel'): Promise<Campaign>;
  /** What is not named stays; null takes the pace of a domain away. */
  changePace(
    campaignId: string,
    pace: { rate?: number | undefined; domainRates: Record<string, number | null> },
  ): Promise<Campaign>;
  get(campaignId: string): Promise<Campaign>;
  list(paging: Paging): AsyncIterable<Campaign>;
  report(campaignId: string, form: 'csv' | 'ndjson'): AsyncIterable<string>;
}

export function createCampaignRoutes(admin: AdminClient): CampaignRoutes {
  const post = (campaignId: string, below: string, body?: unknown): Promise<Campaign> =>
    admin.ask('POST', `${path`/campaigns/${campaignId}`}/${below}`, campaignSchema, { body });
  return {
    draft: (body, idempotencyKey = newId()) =>
      admin.ask('POST', '/campaigns', campaignSchema, { body, idempotencyKey }),
    name: (campaignId, names) => post(campaignId, 'audience', names),
    start: (campaignId, currentPassword) =>
      post(campaignId, 'start', currentPassword === undefined ? {} : { currentPassword }),
    act: (campaignId, act) => post(campaignId, act),
    changePace: (campaignId, body) =>
      admin.ask('PATCH', path`/campaigns/${campaignId}/pace`, campaignSchema, { body }),
    get: (campaignId) => admin.ask('GET', path`/campaigns/${campaignId}`, campaignSchema),
    list: (paging) => admin.list('/campaigns', campaignSchema, {}, paging),
    report: (campaignId, form) => admin.stream(`${path`/campaigns/${campaignId}`}/report.${form}`),
  };
}
