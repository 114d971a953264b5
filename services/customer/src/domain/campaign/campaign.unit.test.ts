import { AppError } from '@latchkey/kit/errors';
import { aCampaign } from '../../../test/a-campaign.ts';
import {
  approve,
  cancel,
  changePace,
  isDue,
  pause,
  resume,
  type Campaign,
  type CampaignState,
} from './campaign.ts';
import { wished } from './preview.ts';

const states: CampaignState[] = ['draft', 'running', 'paused', 'completed', 'cancelled'];
const moves = {
  approve: (campaign: Campaign) => approve(campaign, 'staff:s1', 7),
  pause,
  resume,
  cancel: (campaign: Campaign) => cancel(campaign, 7),
  changePace: (campaign: Campaign) => changePace(campaign, { rate: 5, domainRates: new Map() }),
};

/** The state afterwards, or why there is none. */
function outcome(move: (campaign: Campaign) => { set: Partial<Campaign> } | undefined, state: CampaignState) {
  try {
    const decided = move(aCampaign({ state }));
    return decided === undefined ? 'unchanged' : (decided.set.state ?? state);
  } catch (error) {
    return error instanceof AppError ? error.code : 'thrown';
  }
}

describe('a campaign', () => {
  it.each<[keyof typeof moves, string[]]>([
    ['approve', ['running', 'campaign_state', 'campaign_state', 'campaign_state', 'campaign_state']],
    ['pause', ['campaign_state', 'paused', 'unchanged', 'campaign_state', 'campaign_state']],
    ['resume', ['campaign_state', 'unchanged', 'running', 'campaign_state', 'campaign_state']],
    ['cancel', ['cancelled', 'cancelled', 'cancelled', 'campaign_state', 'unchanged']],
    ['changePace', ['draft', 'running', 'paused', 'campaign_state', 'campaign_state']],
  ])('that is draft, running, paused, completed or cancelled, after %s, is %j', (move, after) => {
    expect(states.map((state) => outcome(moves[move], state))).toEqual(after);
  });

  it.each([
    ['pause', 'running', 'campaign.paused'],
    ['resume', 'paused', 'campaign.resumed'],
    ['cancel', 'running', 'campaign.cancelled'],
  ] as const)('tells the audit trail of %s', (move, state, act) => {
    expect(moves[move](aCampaign({ state }))).toMatchObject({ act });
  });

  it('begins with its audience when enough different people want it', () => {
    const needed = aCampaign({ approvalsNeeded: 2 });
    const first = approve(needed, 'staff:s1', 7);
    expect(first).toEqual({
      set: { approvedBy: ['staff:s1'] },
      act: 'campaign.changed',
      fields: 'approved_by',
    });
    const waiting = { ...needed, ...first?.set };
    expect(approve(waiting, 'staff:s1', 8)).toBeUndefined();
    const second = approve(waiting, 'event:e1', 9);
    expect(second).toEqual({
      set: {
        ...{ state: 'running', phase: 'freezing', cursor: '', startedAt: 9 },
        approvedBy: ['staff:s1', 'event:e1'],
      },
      act: 'campaign.started',
    });
    const running = { ...waiting, ...second?.set };
    expect(approve(running, 'staff:s1', 10)).toBeUndefined();
    expect(approve({ ...running, state: 'completed' }, 'event:e1', 10)).toBeUndefined();
    expect(() => approve({ ...running, state: 'cancelled' }, 'event:e1', 10)).toThrow(AppError);
  });

  it('keeps its pace when it is told the same, and is counted anew as a draft', () => {
    const domainRates = new Map([['gmail.com', 50]]);
    const campaign = aCampaign({ pace: { rate: 500, domainRates } });
    expect(changePace(campaign, { rate: 500, domainRates: new Map(domainRates) })).toBeUndefined();
    const slower = { rate: 500, domainRates: new Map([['gmail.com', 5]]) };
    expect(changePace(campaign, slower)?.set).toEqual({ pace: slower, preview: wished(2) });
    const byDomain = new Map([['gmail.com', 9_000]]);
    const running = {
      ...campaign,
      state: 'running',
      preview: { ...campaign.preview, total: 9_000, byDomain },
    } as const;
    expect(changePace(running, slower)?.set).toMatchObject({
      pace: slower,
      preview: { total: 9_000, expectedMs: 1_800_000, gmailADay: 9_000 },
    });
    const slow = { rate: 500, domainRates: new Map([['gmail.com', 0.05]]) };
    expect(changePace(running, slow)?.set.preview?.gmailADay).toBe(0);
    expect(changePace(campaign, { rate: 500, domainRates: new Map() })?.set.pace?.domainRates.size).toBe(0);
  });

  it('is due while there is something to count, to bring on or to end', () => {
    const preview = wished(1);
    const due = states.map((state) => isDue({ state, phase: undefined, preview }));
    expect(due).toEqual([true, true, false, false, false]);
    expect(isDue({ state: 'draft', phase: undefined, preview: { ...preview, state: 'ready' } })).toBe(false);
    expect(isDue({ state: 'cancelled', phase: 'ending', preview })).toBe(true);
    expect(isDue({ state: 'paused', phase: 'sending', preview })).toBe(false);
  });
});
