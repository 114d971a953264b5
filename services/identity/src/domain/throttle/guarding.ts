import type { Clock } from '@latchkey/kit/clock';
import type { ThrottleRule } from './bucket.ts';
import { createDeviceTokens } from './device-token.ts';
import { createLoginGuards } from './login-guards.ts';
import { createMailShares } from './mail-shares.ts';
import { createThrottleKeys } from './throttle-keys.ts';
import type { Guard, ThrottleRepository } from './throttle-repository.ts';
import { createThrottle } from './throttle.ts';
import { createTokenFailures } from './token-failures.ts';

/** The numbers of the configuration. */
export interface GuardingLimits {
  /** LOGIN_HMAC_KEY */
  readonly key: Uint8Array;
  readonly deviceLifeMs: number;
  readonly failuresPerLogin: number;
  readonly failuresPerAddress: number;
  readonly tokenFailuresPerAddress: number;
  readonly windowMs: number;
  /** Mails about registrations that an address gets, and requests for another address a customer may make. */
  readonly mails: ThrottleRule;
  /** Mails about registrations that a client address causes. */
  readonly mailsPerAddress: ThrottleRule;
  readonly waits: NonNullable<ThrottleRule['waits']>;
}

/** Everything that counts failures and makes the next attempt wait, and what knows a device. */
export function createGuarding<Failures extends ThrottleRepository>(deps: {
  failures: Failures;
  limits: GuardingLimits;
  clock: Clock;
  newId: () => string;
}) {
  const { failures, limits, clock, newId } = deps;
  const { key, windowMs, waits } = limits;
  const throttleKeys = createThrottleKeys(key);
  const deviceTokens = createDeviceTokens({ key, lifeMs: limits.deviceLifeMs, clock, newId });
  const throttle = createThrottle({ repository: failures, clock });
  const perLogin: ThrottleRule = { limit: limits.failuresPerLogin, windowMs, waits };
  return {
    failures,
    throttle,
    throttleKeys,
    deviceTokens,
    loginGuards: createLoginGuards({
      keys: throttleKeys,
      deviceTokens,
      perLogin,
      perAddress: { limit: limits.failuresPerAddress, windowMs },
    }),
    mailShares: createMailShares({
      repository: failures,
      keys: throttleKeys,
      perLogin: limits.mails,
      perAddress: limits.mailsPerAddress,
      clock,
    }),
    currentPasswordGuards: (customerId: string): readonly Guard[] => [
      { key: throttleKeys.currentPassword(customerId), rule: perLogin },
    ],
    codeGuards: (userId: string): readonly Guard[] => [{ key: throttleKeys.code(userId), rule: perLogin }],
    emailChangeGuards: (customerId: string): readonly Guard[] => [
      { key: throttleKeys.emailChanges(customerId), rule: limits.mails },
    ],
    ...createTokenFailures({
      throttle,
      keys: throttleKeys,
      perAddress: { limit: limits.tokenFailuresPerAddress, windowMs },
    }),
  };
}
