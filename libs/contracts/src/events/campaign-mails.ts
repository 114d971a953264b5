import { z } from 'zod';
import type { CampaignMailsSettled__Output } from '../gen/events/v1/CampaignMailsSettled.ts';

export const campaignMailsSettledSchema = z.object({
  mails: z
    .array(
      z.object({
        campaignId: z.uuid(),
        customerId: z.uuid(),
        requestId: z.uuid(),
        state: z.enum(['sent', 'failed', 'suppressed', 'cancelled', 'doubt']),
        reason: z.string(),
        domain: z.string(),
        afterDoubt: z.boolean(),
        settledAtMs: z.int().nonnegative(),
      }),
    )
    .min(1)
    .max(500),
}) satisfies z.ZodType<CampaignMailsSettled__Output>;

/** What became of one mail of a campaign. */
export type SettledMail = z.infer<typeof campaignMailsSettledSchema>['mails'][number];

/** Many campaign.mails_settled events of one mail each as one: the mails are known by their requests. */
export function mergeSettledMails<Event extends { data: unknown }>(
  events: readonly [Event, ...Event[]],
): Event {
  const mails = events.flatMap(({ data }) => campaignMailsSettledSchema.parse(data).mails);
  return { ...events[0], data: { mails } };
}
