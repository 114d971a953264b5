import { AppError } from '@latchkey/kit/errors';
import CircuitBreaker from 'opossum';

/**
 * Opens when half of at least 3 calls within 10 s have failed, then fails at once; after 5 s lets one call through to
 * see. No timeout of its own: every call has a deadline. A peer that answers `internal` or `invalid` is there: it failed
 * over what it was asked, and other calls may do better.
 */
export function breakerAround<Arguments extends unknown[], Result>(
  name: string,
  call: (...args: Arguments) => Promise<Result>,
): CircuitBreaker<Arguments, Result> {
  return new CircuitBreaker(call, {
    name,
    timeout: false,
    errorThresholdPercentage: 50,
    volumeThreshold: 3,
    rollingCountTimeout: 10_000,
    resetTimeout: 5_000,
    errorFilter: (error) =>
      error instanceof AppError && (error.kind === 'internal' || error.kind === 'invalid'),
  });
}
