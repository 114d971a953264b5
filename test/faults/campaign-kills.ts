import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, seededRandom, seedOfRun } from '@latchkey/testkit';
import { latchkey } from '../system/latchkey.ts';
import type { System } from '../system/system.ts';
import { killNowAndThen, type Kills } from './kill-now-and-then.ts';

interface Campaign {
  id: string;
  state: string;
  recipients: number;
  counts: Record<string, number>;
}

interface Recipient {
  customerId: string;
  state: string;
  deliveryId: string;
  afterDoubt: boolean;
}

/** Calls of /admin/campaigns that are tried again while a gateway, or what it asks, is away. */
function campaignsOf(system: System, token: string) {
  const call = <Answer>(method: string, path: string, body?: object): Promise<Answer> =>
    eventually(
      async () => {
        const answer = await fetch(`${system.origins[0]}/admin/campaigns${path}`, {
          method,
          headers: {
            Authorization: `Bearer ${token}`,
            'Content-Type': 'application/json',
            'Idempotency-Key': 'campaign-with-kills',
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
        return (await answer.json()) as Answer;
      },
      { within: 60_000, every: 200 },
    );
  return {
    draft: (rate: number) =>
      call<Campaign>('POST', '', {
        audience: { of: 'without-password' },
        pace: { rate, domainRates: {} },
      }),
    start: (id: string) => call<Campaign>('POST', `/${id}/start`, {}),
    show: (id: string) => call<Campaign>('GET', `/${id}`),
    recipients: async (id: string): Promise<Recipient[]> => {
      const found: Recipient[] = [];
      for (let cursor = ''; ;) {
        const page = await call<{ items: Recipient[]; nextCursor?: string }>(
          'GET',
          `/${id}/recipients?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        found.push(...page.items);
        if (page.nextCursor === undefined) return found;
        cursor = page.nextCursor;
      }
    },
  };
}

/**
 * Invites everybody without a password while processes are killed (-9), and expects every recipient in one final state,
 * nobody left out, and no mail twice where the report does not say so.
 */
export async function expectCampaignToSurvive(
  system: System,
  given: {
    recipients: number;
    /** Mails a second. */
    rate: number;
    token: string;
    env: Record<string, string>;
    kills: Kills[];
  },
): Promise<void> {
  const random = seededRandom(seedOfRun('campaign with kills'));
  await importPeople(given.recipients, given.env);
  const campaigns = campaignsOf(system, given.token);
  const { id } = await campaigns.draft(given.rate);
  await campaigns.start(id);
  const over = new AbortController();
  const killing = killNowAndThen(system, given.kills, random, over.signal);
  const ended = await eventually(
    async () => {
      const campaign = await campaigns.show(id);
      if (campaign.state !== 'completed') throw new Error(`still ${JSON.stringify(campaign)}`);
      return campaign;
    },
    { within: 240_000, every: 500 },
  ).finally(() => over.abort());
  const killed = await killing;

  const { recipients } = given;
  expect(ended.recipients).toBe(recipients);
  expect(Object.values(ended.counts).reduce((sum, count) => sum + count, 0)).toBe(recipients);
  const reported = await campaigns.recipients(id);
  expect(new Set(reported.map(({ customerId }) => customerId)).size).toBe(recipients);
  expect(reported).toHaveLength(recipients);
  expect(new Set(reported.map(({ state }) => state))).toEqual(new Set(['sent']));

  const ids = await system.messageIds();
  const timesOf = (deliveryId: string): number => ids.filter((each) => each.includes(deliveryId)).length;
  const strange = reported.filter(({ deliveryId, afterDoubt }) => {
    const times = timesOf(deliveryId);
    return times < 1 || (times > 1 && !afterDoubt);
  });
  expect(strange).toEqual([]);
  const twice = ids.length - new Set(ids).size;
  process.stdout.write(
    `campaign with kills: ${recipients} recipients, killed ${killed} times, ${twice} mails again after doubt\n`,
  );
  expect(killed).toBeGreaterThan(0);
}

/** People with a confirmed address and without a password, at a handful of domains. */
async function importPeople(count: number, env: Record<string, string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-campaign-'));
  try {
    const file = join(folder, 'customer.csv');
    const head = 'customer_reference,email,salutation,first_name,last_name,gender,registered';
    const rows = Array.from(
      { length: count },
      (_, index) => `K--${index + 1},k${index}@shop-${index % 7}.example,Ms,Ada,Lock,Female,2020-02-20`,
    );
    writeFileSync(file, [head, ...rows, ''].join('\n'));
    const ran = await latchkey(['data:import', 'customer', file], env);
    if (ran.code !== 0) throw new Error(`the import ended with ${ran.code}: ${ran.stderr.slice(-1000)}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
