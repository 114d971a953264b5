import { newDelivery, type Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';
import { retryDelay, transition, type DeliveryRules } from './transition.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 23);
const rules: DeliveryRules = { afterDoubt: 'resend', retryForMs: 72 * hour, retentionMs: 90 * 24 * hour };

const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  ...newDelivery({ id: 'one', kind: 'password-changed', occurredAt: now }, { now, retryForMs: 72 * hour }),
  state: 'attempting',
  attempts: 0,
  afterDoubt: false,
  ...change,
});
const answer = '451 later';

describe('newDelivery', () => {
  it('is due at once and gives up after the configured time', () => {
    expect(aDelivery()).toMatchObject({ nextAttemptAt: now, giveUpAt: now + 72 * hour, priority: 0 });
  });

  it('gives a reset mail a day, unless less is configured', () => {
    const giveUpAfter = (retryForMs: number): number =>
      newDelivery({ id: 'one', kind: 'password-reset', occurredAt: now }, { now, retryForMs }).giveUpAt - now;
    expect(giveUpAfter(72 * hour)).toBe(24 * hour);
    expect(giveUpAfter(hour)).toBe(hour);
  });
});

describe('transition', () => {
  it.each<[Outcome, string, string | undefined, boolean]>([
    [{ kind: 'sent' }, 'sent', undefined, true],
    [{ kind: 'refused', answer: '550 no such user' }, 'failed', '550 no such user', true],
    [{ kind: 'suppressed', reason: 'overtaken' }, 'suppressed', 'overtaken', false],
    [{ kind: 'cancelled' }, 'cancelled', undefined, false],
  ])('%j settles it', (outcome, state, reason, attempted) => {
    const change = transition(aDelivery(), outcome, now, rules);
    expect(change).toMatchObject({ state, attempted, expireAt: now + rules.retentionMs });
    expect(change.reason).toBe(reason);
    expect(change.nextAttemptAt).toBeUndefined();
  });

  it.each<[Outcome, boolean]>([
    [{ kind: 'deferred', answer }, true],
    [{ kind: 'interrupted', answer }, true],
    [{ kind: 'broken', why: 'cannot be rendered' }, true],
  ])('%j waits longer every time and counts the attempt', (outcome, attempted) => {
    const waits = [0, 1, 5, 30].map((attempts) => {
      const change = transition(aDelivery({ attempts }), outcome, now, rules);
      expect(change).toMatchObject({ state: 'queued', attempted, afterDoubt: false });
      expect(change.expireAt).toBeUndefined();
      return (change.nextAttemptAt ?? 0) - now;
    });
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(6_250);
    expect(waits[3]).toBeLessThanOrEqual(1.25 * hour);
  });

  it('an unreachable server costs no attempt and is tried when its pause ends', () => {
    const change = transition(
      aDelivery({ attempts: 3 }),
      { kind: 'unreachable', answer },
      now,
      rules,
      now + 8_000,
    );
    expect(change).toMatchObject({ state: 'queued', attempted: false, nextAttemptAt: now + 8_000 });
  });

  it('a postponed one costs no attempt', () => {
    const change = transition(
      aDelivery(),
      { kind: 'postponed', until: now + 9, why: 'identity is away' },
      now,
      rules,
    );
    expect(change).toMatchObject({ state: 'queued', attempted: false, nextAttemptAt: now + 9 });
  });

  it('the last attempt falls on the end of the time allowed, and failing there is final', () => {
    const delivery = aDelivery({ attempts: 30, giveUpAt: now + 60_000 });
    expect(transition(delivery, { kind: 'deferred', answer }, now, rules)).toMatchObject({
      nextAttemptAt: now + 60_000,
    });
    expect(transition(delivery, { kind: 'deferred', answer }, now + 60_000, rules)).toMatchObject({
      state: 'failed',
      reason: 'gave up: 451 later',
      expireAt: now + 60_000 + rules.retentionMs,
    });
  });

  it("the time of a campaign's mail begins with its first attempt, however long the campaign was paused", () => {
    const delivery = aDelivery({ kind: 'password-renewal', campaignId: 'c', giveUpAt: now - hour });
    expect(transition(delivery, { kind: 'unreachable', answer }, now, rules).state).toBe('queued');
    const first = transition(delivery, { kind: 'deferred', answer }, now, rules);
    expect(first).toMatchObject({ state: 'queued', giveUpAt: now + 72 * hour });
    const tried = { ...delivery, attempts: 1, giveUpAt: now + 72 * hour };
    expect(transition(tried, { kind: 'deferred', answer }, now + 72 * hour, rules).state).toBe('failed');
    expect(transition(tried, { kind: 'deferred', answer }, now + hour, rules).giveUpAt).toBeUndefined();
  });

  describe('when nobody knows whether it arrived', () => {
    const unknown: Outcome = { kind: 'unknown', answer: 'no answer' };

    it('is sent again and marked', () => {
      const change = transition(aDelivery(), unknown, now, rules);
      expect(change).toMatchObject({ state: 'queued', afterDoubt: true, attempted: true });
    });

    it('is held, and then never expires', () => {
      const change = transition(aDelivery(), unknown, now, { ...rules, afterDoubt: 'hold' });
      expect(change).toMatchObject({ state: 'doubt', afterDoubt: true });
      expect(change.expireAt).toBeUndefined();
      expect(change.nextAttemptAt).toBeUndefined();
    });

    it('the mark stays', () => {
      expect(transition(aDelivery({ afterDoubt: true }), { kind: 'sent' }, now, rules).afterDoubt).toBe(true);
    });
  });
});

describe('retryDelay', () => {
  it('doubles from 5 s to 1 h within a quarter to either side, the same for the same delivery', () => {
    for (let attempts = 1; attempts < 40; attempts++) {
      const middle = Math.min(hour, 5_000 * 2 ** (attempts - 1));
      const delay = retryDelay('some-id', attempts);
      expect(delay).toBeGreaterThanOrEqual(0.75 * middle);
      expect(delay).toBeLessThanOrEqual(1.25 * middle);
      expect(retryDelay('some-id', attempts)).toBe(delay);
    }
  });

  it('spreads mails that failed together', () => {
    const delays = new Set(Array.from({ length: 100 }, (_, at) => retryDelay(`delivery-${at}`, 5)));
    expect(delays.size).toBeGreaterThan(95);
  });
});
