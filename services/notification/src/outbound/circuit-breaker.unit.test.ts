import { AppError, type ErrorCode } from '@latchkey/kit/errors';
import { breakerAround } from './circuit-breaker.ts';

describe('the circuit breaker around a peer', () => {
  const opensAfter = async (code: ErrorCode): Promise<boolean> => {
    const breaker = breakerAround('test', () => Promise.reject(new AppError(code)));
    for (let call = 1; call <= 10; call += 1) await breaker.fire().catch(() => undefined);
    const { opened } = breaker;
    breaker.shutdown();
    return opened;
  };

  it('opens when the peer is away', async () => {
    expect(await opensAfter('unavailable')).toBe(true);
  });

  it('stays closed when the peer stumbles over what it is asked', async () => {
    expect(await opensAfter('internal')).toBe(false);
    expect(await opensAfter('invalid_input')).toBe(false);
  });
});
