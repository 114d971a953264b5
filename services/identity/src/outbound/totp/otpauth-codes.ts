import { Secret, TOTP } from 'otpauth';
import type { TotpCodes } from '../../domain/staff/second-factor.ts';

/** What every authenticator app knows (Google Authenticator's key URI format). */
const periodSeconds = 30;
const settings = { algorithm: 'SHA1', digits: 6, period: periodSeconds } as const;
const secretBytes = 20;
/** RFC 6238, 5.2: one step, for clocks that are off and people who type slowly. */
const window = 1;

/** @param issuer what apps show the account under: the shop's name */
export function createOtpauthCodes(issuer: string): TotpCodes {
  const of = (secret: Uint8Array): Secret => new Secret({ buffer: Uint8Array.from(secret).buffer });
  return {
    newSecret: () => new Secret({ size: secretBytes }).bytes,
    describe: (secret, account) => ({
      secret: of(secret).base32,
      uri: new TOTP({ ...settings, issuer, label: account, secret: of(secret) }).toString(),
    }),
    stepOf: (secret, code, now) => {
      const delta = TOTP.validate({ ...settings, token: code, secret: of(secret), timestamp: now, window });
      return delta === null ? undefined : Math.floor(now / 1000 / periodSeconds) + delta;
    },
  };
}
