import { settableClock } from '@latchkey/kit/clock';
import { createStandingOrders, type CampaignOrder } from './campaign-orders.ts';

/** Customer's answers, and how often it was asked. */
function aDirectory() {
  const clock = settableClock(10_000);
  const state = { asked: 0, away: false, orders: new Map<string, CampaignOrder>([['c1', 'running']]) };
  const standing = createStandingOrders(
    {
      orders: () => {
        state.asked += 1;
        return state.away ? Promise.reject(new Error('away')) : Promise.resolve(new Map(state.orders));
      },
    },
    clock,
  );
  return { clock, state, standing };
}

describe('standing orders', () => {
  it('are unknown before the first answer, and asked for at most every 400 ms', async () => {
    const { clock, state, standing } = aDirectory();
    expect(standing.of('c1')).toBe('unknown');
    for (let at = 0; at <= 800; at += 100) {
      await standing.refresh();
      clock.advance(100);
    }
    expect(state.asked).toBe(3);
    expect(standing.of('c1')).toBe('running');
  });

  it('follow within half a second, and let run what nobody lists', async () => {
    const { clock, state, standing } = aDirectory();
    await standing.refresh();
    state.orders.set('c1', 'paused');
    expect(standing.of('c1')).toBe('running');
    clock.advance(400);
    await standing.refresh();
    expect(standing.of('c1')).toBe('paused');
    expect(standing.of('long-over')).toBe('running');
  });

  it('become unknown a second after the last answer, and known again with the next', async () => {
    const { clock, state, standing } = aDirectory();
    await standing.refresh();
    state.away = true;
    clock.advance(999);
    await standing.refresh();
    expect(standing.of('c1')).toBe('running');
    clock.advance(1);
    expect(standing.of('c1')).toBe('unknown');
    state.away = false;
    clock.advance(400);
    await standing.refresh();
    expect(standing.of('c1')).toBe('running');
  });
});
