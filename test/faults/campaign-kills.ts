import { seededRandom, seedOfRun } from '@latchkey/testkit';
import { campaignApi, importPeople, mailsByDelivery, strangeAmong } from '../system/campaigns.ts';
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
  const ended = await campaigns.ended(id, 200_000 + (2_000 * recipients) / rate).finally(() => over.abort());
  const killed = await killing;

  expect(ended).toMatchObject({ state: 'completed', recipients });
  expect(Object.values(ended.counts).reduce((sum, count) => sum + count, 0)).toBe(recipients);
  const reported = await campaigns.recipients(id);
  expect(new Set(reported.map(({ customerId }) => customerId)).size).toBe(recipients);
  expect(reported).toHaveLength(recipients);
  expect(new Set(reported.map(({ state }) => state))).toEqual(new Set(['sent']));

  const came = await mailsByDelivery(system);
  expect(strangeAmong(reported, came)).toEqual([]);
  const twice = [...came.values()].reduce((sum, mails) => sum + mails - 1, 0);
  process.stdout.write(
    `campaign with kills: ${recipients} recipients, killed ${killed} times, ${twice} mails again after doubt\n`,
  );
  expect(killed).toBeGreaterThan(0);
}
