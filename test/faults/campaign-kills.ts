import { seededRandom, seedOfRun } from '@latchkey/testkit';
import { campaignApi, importPeople } from '../system/campaigns.ts';
import type { System } from '../system/system.ts';
import { killNowAndThen, type Kills } from './kill-now-and-then.ts';

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
  const { recipients, rate } = given;
  // A handful of domains.
  const people = Array.from({ length: recipients }, (_, index) => ({
    reference: `K--${index + 1}`,
    email: `k${index}@shop-${index % 7}.example`,
  }));
  await importPeople(people, given.env);
  const campaigns = campaignApi(system, given.token);
  const audience = { of: 'without-password' } as const;
  const { id } = await campaigns.draft('with-kills', { audience, pace: { rate, domainRates: {} } });
  await campaigns.act(id, 'start');
  const over = new AbortController();
  const killing = killNowAndThen(system, given.kills, random, over.signal);
  const ended = await campaigns.ended(id, 240_000).finally(() => over.abort());
  const killed = await killing;

  expect(ended).toMatchObject({ state: 'completed', recipients });
  expect(Object.values(ended.counts).reduce((sum, count) => sum + count, 0)).toBe(recipients);
  const reported = await campaigns.recipients(id);
  expect(new Set(reported.map(({ customerId }) => customerId)).size).toBe(recipients);
  expect(reported).toHaveLength(recipients);
  expect(new Set(reported.map(({ state }) => state))).toEqual(new Set(['sent']));

  const times = new Map<string, number>();
  const ids = await system.messageIds();
  for (const messageId of ids) {
    const deliveryId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(messageId)?.[0] ?? messageId;
    times.set(deliveryId, (times.get(deliveryId) ?? 0) + 1);
  }
  const strange = reported.filter(({ deliveryId = '', afterDoubt }) => {
    const came = times.get(deliveryId) ?? 0;
    return came < 1 || (came > 1 && !afterDoubt);
  });
  expect(strange).toEqual([]);
  const twice = ids.length - times.size;
  process.stdout.write(
    `campaign with kills: ${recipients} recipients, killed ${killed} times, ${twice} mails again after doubt\n`,
  );
  expect(killed).toBeGreaterThan(0);
}
