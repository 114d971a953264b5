import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { settableClock } from '../clock/index.ts';
import { AppError } from '../errors/index.ts';
import { withRetry } from './client-retry.ts';
import { toStatus } from './status-mapping.ts';

const failure = (answer: { code: status; details: string; metadata: Metadata }): ServiceError =>
  Object.assign(new Error(answer.details), answer);
const cutOff = failure({ code: status.UNAVAILABLE, details: 'Connection dropped', metadata: new Metadata() });
const notSent = failure({
  code: status.UNAVAILABLE,
  details: 'round_robin: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:1',
  metadata: new Metadata(),
});
const late = failure({ code: status.DEADLINE_EXCEEDED, details: 'late', metadata: new Metadata() });
const answered = failure(toStatus(new AppError('unavailable')));

/** Fails with each error in turn, then answers. */
function attempts(...failures: ServiceError[]): jest.Mock<Promise<string>, []> {
  const mock = jest.fn<Promise<string>, []>();
  for (const each of failures) mock.mockRejectedValueOnce(each);
  return mock.mockResolvedValue('answer');
}

describe('withRetry', () => {
  const clock = settableClock(1_000);
  const idempotent = { idempotent: true, deadline: 11_000, clock };

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Runs the timers until the call has ended. */
  async function outcome(call: Promise<string>): Promise<unknown> {
    const settled = call.catch((error: unknown) => error);
    await jest.runAllTimersAsync();
    return settled;
  }

  it('sends an idempotent call up to three times', async () => {
    expect(await outcome(withRetry(attempts(cutOff, cutOff), idempotent))).toBe('answer');
    const hopeless = attempts(cutOff, cutOff, cutOff);
    expect(await outcome(withRetry(hopeless, idempotent))).toBe(cutOff);
    expect(hopeless).toHaveBeenCalledTimes(3);
  });

  it('sends any call again that found no copy connected', async () => {
    const once = { ...idempotent, idempotent: false };
    expect(await outcome(withRetry(attempts(notSent, notSent), once))).toBe('answer');
    expect(await outcome(withRetry(attempts(notSent, notSent, notSent), once))).toBe(notSent);
    expect(await outcome(withRetry(attempts(notSent, cutOff), once))).toBe(cutOff);
    expect(await outcome(withRetry(attempts(notSent, cutOff), idempotent))).toBe('answer');
  });

  it('waits 50 to 200 ms before a further try', async () => {
    const attempt = attempts(cutOff);
    const call = withRetry(attempt, idempotent);
    await jest.advanceTimersByTimeAsync(49);
    expect(attempt).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(151);
    expect(attempt).toHaveBeenCalledTimes(2);
    await call;
  });

  it.each([
    ['is not idempotent', cutOff, { ...idempotent, idempotent: false }],
    ['was answered by the server', answered, idempotent],
    ['failed otherwise', late, idempotent],
    ['has no time left', cutOff, { ...idempotent, deadline: 1_049 }],
  ])('sends a call once that %s', async (_, error, options) => {
    const attempt = attempts(error);
    expect(await outcome(withRetry(attempt, options))).toBe(error);
    expect(attempt).toHaveBeenCalledTimes(1);
  });
});
