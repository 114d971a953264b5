import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@latchkey/testkit';
import { latchkey } from './latchkey.ts';
import type { System } from './system.ts';

/** As /admin/campaigns shows it. */
export interface ShownCampaign {
  id: string;
  state: string;
  phase?: string;
  preview?: { state: string; total: number };
  recipients: number;
  expired: number;
  renewed: number;
  counts: Record<string, number>;
}

export interface ShownRecipient {
  customerId: string;
  customerReference: string;
  state: string;
  reason?: string;
  domain: string;
  deliveryId?: string;
  renewedAt?: string;
  afterDoubt: boolean;
}

/** What of a draft is not as for everybody, as fast as it can. */
export interface WantedCampaign {
  audience?: { of: 'without-password' | 'everybody'; listed?: boolean; store?: string };
  expirePasswords?: boolean;
  pace?: { rate: number; domainRates: Record<string, number> };
}

/** Calls of /admin/campaigns that are tried again while a gateway, or what it asks, is away. */
export interface CampaignApi {
  /** @param key Idempotency-Key: again, it is the same draft */
  draft(key: string, wanted?: WantedCampaign): Promise<ShownCampaign>;
  /** start, pause, resume, cancel or preview. */
  act(id: string, act: 'start' | 'pause' | 'resume' | 'cancel' | 'preview'): Promise<ShownCampaign>;
  changeRate(id: string, rate: number): Promise<ShownCampaign>;
  show(id: string): Promise<ShownCampaign>;
  /** Waits until it is over. */
  ended(id: string, within: number): Promise<ShownCampaign>;
  /** All recipients, in pages. */
  recipients(id: string): Promise<ShownRecipient[]>;
}

export function campaignApi({ origins }: Pick<System, 'origins'>, token: string): CampaignApi {
  const call = <Answer>(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    eventually(
      async () => {
        const answer = await fetch(`${origins[0]}/admin/campaigns${path}`, {
          method,
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as Answer;
      },
      { within: 60_000, every: 200 },
    );
  const show = (id: string) => call<ShownCampaign>('GET', `/${id}`);
  return {
    draft: (key, { audience, pace, ...wanted } = {}) =>
      call(
        'POST',
        '',
        {
          audience: { of: 'everybody', ...audience },
          pace: pace ?? { rate: 0, domainRates: {} },
          ...wanted,
        },
        { 'Idempotency-Key': key },
      ),
    act: (id, act) => call('POST', `/${id}/${act}`, {}),
    changeRate: (id, rate) => call('PATCH', `/${id}/pace`, { rate }),
    show,
    ended: (id, within) =>
      eventually(
        async () => {
          const campaign = await show(id);
          if (campaign.state === 'running' || campaign.counts['requested'] !== 0)
            throw new Error(`still ${JSON.stringify(campaign)}`);
          return campaign;
        },
        { within, every: 250 },
      ),
    recipients: async (id) => {
      const found: ShownRecipient[] = [];
      for (let cursor = ''; ;) {
        const page = await call<{ items: ShownRecipient[]; nextCursor?: string }>(
          'GET',
          `/${id}/recipients?limit=200${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        found.push(...page.items);
        if (page.nextCursor === undefined) return found;
        cursor = page.nextCursor;
      }
    },
  };
}

/** How many mails of each delivery came; the Message-ID has its id. */
export async function mailsByDelivery({
  messageIds,
}: Pick<System, 'messageIds'>): Promise<Map<string, number>> {
  const came = new Map<string, number>();
  for (const messageId of await messageIds()) {
    const [deliveryId = messageId] = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(messageId) ?? [];
    came.set(deliveryId, (came.get(deliveryId) ?? 0) + 1);
  }
  return came;
}

/** Those with no mail, or with a second one where the report does not say so. */
export function strangeAmong<Recipient extends Pick<ShownRecipient, 'deliveryId' | 'afterDoubt'>>(
  recipients: readonly Recipient[],
  came: ReadonlyMap<string, number>,
): Recipient[] {
  return recipients.filter(({ deliveryId = '', afterDoubt }) => {
    const mails = came.get(deliveryId) ?? 0;
    return mails === 0 || (mails > 1 && !afterDoubt);
  });
}

export interface ImportedPerson {
  reference: string;
  email: string;
  /** In clear; none when it is left out. */
  password?: string;
}

/** Imports people with confirmed addresses by `latchkey data:import`. @param env where it finds the system */
export async function importPeople(
  people: readonly ImportedPerson[],
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-people-'));
  try {
    const file = join(folder, 'customer.csv');
    const head = 'customer_reference,email,salutation,first_name,last_name,gender,registered,password';
    const rows = people.map(
      ({ reference, email, password = '' }) =>
        `${reference},${email},Ms,Ada,Lock,Female,2020-02-20,${password}`,
    );
    writeFileSync(file, [head, ...rows, ''].join('\n'));
    const ran = await latchkey(['data:import', 'customer', file], env);
    if (ran.code !== 0) throw new Error(`the import ended with ${ran.code}: ${ran.stderr.slice(-1000)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
