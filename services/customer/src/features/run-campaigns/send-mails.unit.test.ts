import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { aCampaign } from '../../../test/a-campaign.ts';
import type { Campaign } from '../../domain/campaign/campaign.ts';
import { commonLane, type Lanes, type Waiting } from '../../domain/campaign/recipients.ts';
import { createSending } from './send-mails.ts';

type Stored = Waiting & { lane: string; state: 'pending' | 'requested' };

const hold = { fence: 1, valid: () => true };

/** Recipients in memory, none of whom is ever settled. */
function lanesOf(stored: Stored[]): Lanes {
  const of = (state: string, lane: string): Stored[] =>
    stored.filter((each) => each.state === state && each.lane === lane);
  const byId = (customerIds: readonly string[]): Stored[] =>
    stored.filter(({ customerId }) => customerIds.includes(customerId));
  const notAsked = (): never => {
    throw new Error('not asked for in this test');
  };
  return {
    names: (_, state) =>
      Promise.resolve(
        [...new Set(stored.filter((each) => each.state === state).map(({ lane }) => lane))].sort(),
      ),
    pending: (_, lane, limit) => Promise.resolve(of('pending', lane).slice(0, limit)),
    unsettled: (_, lane) => Promise.resolve(of('requested', lane).length),
    markRequested: (_, customerIds) => {
      for (const each of byId(customerIds)) each.state = 'requested';
      return Promise.resolve();
    },
    moveToLanes: (_, moved) => {
      for (const each of byId(moved.map(({ customerId }) => customerId))) each.lane = each.domain;
      return Promise.resolve();
    },
    any: (_, state) => Promise.resolve(stored.some((each) => each.state === state)),
    ...{ waitingDomains: notAsked, giveLane: notAsked, setAside: notAsked },
    ...{ overdue: notAsked, markAgain: notAsked },
  };
}

function people(count: number, domain: string, lane: string): Stored[] {
  return Array.from({ length: count }, () => ({
    ...{ customerId: newId(), domain, lane, firstPassword: false, state: 'pending' as const },
  }));
}

describe('handing over', () => {
  it('goes on with a lane that seemed empty when others moved to it in the same step', async () => {
    const clock = settableClock(Date.UTC(2096, 0, 1));
    const stored = [
      // The last one of a lane, others of its domain in the common lane, and a lane that never runs dry.
      ...people(1, 'shop.example', 'shop.example'),
      ...people(3, 'shop.example', commonLane),
      ...people(40, 'slow.example', 'slow.example'),
    ];
    const lanes = lanesOf(stored);
    const sending = createSending({
      ...{ lanes, clock, newId, mails: { request: () => Promise.resolve() } },
      ...{ askAgain: () => Promise.resolve(), recipients: { total: () => Promise.resolve(44) } },
      campaigns: { step: () => Promise.reject(new Error('it has not ended')) },
    });
    const campaign: Campaign & { phase: 'sending' } = {
      ...aCampaign({ state: 'running', pace: { rate: 0, domainRates: new Map([['slow.example', 1]]) } }),
      phase: 'sending',
    };
    for (let step = 0; step < 3; step++) {
      await sending.step(campaign, hold);
      clock.advance(100);
    }
    const shop = stored.filter(({ domain }) => domain === 'shop.example');
    expect(shop.map(({ state }) => state)).toEqual(shop.map(() => 'requested'));
    expect(await lanes.any(campaign.campaignId, 'pending')).toBe(true);
  });
});
