import type { Campaign } from './campaign-routes.ts';
import { createSpeed } from './watch-campaign.ts';

const aCampaign = (given: {
  phase?: Campaign['phase'];
  state?: Campaign['state'];
  sent: number;
}): Campaign => {
  const { sent, state = 'running', phase = 'sending' } = given;
  const none = { pending: 0, requested: 0, failed: 0, suppressed: 0, cancelled: 0, doubt: 0 };
  return { state, phase, counts: { ...none, sent } } as unknown as Campaign;
};

describe('the speed of a campaign', () => {
  it('is what was settled within the last ten seconds', () => {
    const speed = createSpeed();
    expect(speed(aCampaign({ sent: 0 }), 0)).toBe(0);
    expect(speed(aCampaign({ sent: 10 }), 1000)).toBe(10);
    expect(speed(aCampaign({ sent: 30 }), 2000)).toBe(15);
    expect(speed(aCampaign({ sent: 130 }), 12_000)).toBe(10);
  });

  it('begins with the first mail: what came before, and a pause, say nothing of it', () => {
    const speed = createSpeed();
    expect(speed(aCampaign({ phase: 'expiring', sent: 0 }), 0)).toBe(0);
    expect(speed(aCampaign({ phase: 'expiring', sent: 0 }), 8000)).toBe(0);
    expect(speed(aCampaign({ sent: 20 }), 8500)).toBe(40);
    expect(speed(aCampaign({ state: 'paused', sent: 30 }), 9000)).toBe(0);
    expect(speed(aCampaign({ state: 'paused', sent: 30 }), 15_000)).toBe(0);
    expect(speed(aCampaign({ sent: 40 }), 15_500)).toBe(20);
  });
});
