import type { IdentityConfig } from './config.ts';
import type { Argon2Class } from './domain/password-class.ts';
import type { PasswordPolicy } from './domain/password-policy/index.ts';
import type { GuardingLimits } from './domain/throttle/guarding.ts';
import { commonPasswords } from './outbound/common-passwords.ts';

/** The numbers of the configuration, as the rules name them. */
export function rulesOf(config: IdentityConfig) {
  const policy: PasswordPolicy = {
    minLength: config.PASSWORD_MIN_LENGTH,
    maxLength: config.PASSWORD_MAX_LENGTH,
    commonPasswords,
    denied: new Set(config.PASSWORD_DENY_LIST.map((word) => word.toLowerCase())),
    sameCharactersLimit: config.PASSWORD_SEQUENCE_LIMIT,
    mixedCharacters: config.PASSWORD_CHARACTER_SET,
    shopWords: [config.SHOP_NAME, ...config.SHOP_NAME.split(/\s+/)],
  };
  const throttleLimits: GuardingLimits = {
    key: config.LOGIN_HMAC_KEY,
    deviceLifeMs: config.DEVICE_TTL,
    failuresPerLogin: config.LOGIN_FAILURES_PER_LOGIN,
    failuresPerAddress: config.LOGIN_FAILURES_PER_ADDRESS,
    tokenFailuresPerAddress: config.TOKEN_FAILURES_PER_ADDRESS,
    windowMs: config.THROTTLE_WINDOW,
    mails: { limit: config.RESET_MAILS_PER_ACCOUNT, windowMs: config.RESET_LIMIT_WINDOW },
    mailsPerAddress: { limit: config.RESET_REQUESTS_PER_ADDRESS, windowMs: config.RESET_LIMIT_WINDOW },
    waits: {
      firstMs: config.THROTTLE_FIRST_WAIT,
      longestMs: config.THROTTLE_LONGEST_WAIT,
      memoryMs: config.THROTTLE_MEMORY,
    },
  };
  const resetLimits = {
    mailsPerAccount: config.RESET_MAILS_PER_ACCOUNT,
    requestsPerAddress: config.RESET_REQUESTS_PER_ADDRESS,
    windowMs: config.RESET_LIMIT_WINDOW,
  };
  const linkLifeMs = {
    'confirm-registration': config.CONFIRM_LINK_TTL,
    'restore-password': config.RESTORE_LINK_TTL,
    'choose-password': config.INVITATION_LINK_TTL,
  };
  return { policy, throttleLimits, resetLimits, linkLifeMs, sessionLifeMs: config.REFRESH_TOKEN_TTL };
}

/** The class of new hashes, as configured. */
export function ownClass(config: IdentityConfig): Argon2Class {
  return {
    algorithm: 'argon2id',
    memoryKib: config.ARGON2_MEMORY_KIB,
    passes: config.ARGON2_PASSES,
    lanes: config.ARGON2_LANES,
  };
}
