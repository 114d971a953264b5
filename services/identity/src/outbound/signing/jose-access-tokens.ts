import { SignJWT } from 'jose';
import type { Clock } from '@latchkey/kit/clock';
import type { AccessTokens } from '../../domain/access-token.ts';
import { signingAlgorithm, type SigningKeys } from './load-signing-keys.ts';

/** Spryker's audience of customer tokens, and the scope they carry (`reference` §1.4). */
const audience = 'frontend';
const scopes = ['customer'];

/** @param options.issuer PUBLIC_URL; @param options.lifeMs life of a token in milliseconds */
export function createJoseAccessTokens(options: {
  keys: SigningKeys;
  issuer: string;
  lifeMs: number;
  clock: Clock;
  newId: () => string;
}): AccessTokens {
  const expiresIn = Math.floor(options.lifeMs / 1000);
  return {
    issue: async ({ customerId, customerReference, sessionId, epoch }) => {
      const issuedAt = Math.floor(options.clock.now() / 1000);
      const token = await new SignJWT({
        customer_reference: customerReference,
        scopes,
        epoch,
        sid: sessionId,
      })
        .setProtectedHeader({ alg: signingAlgorithm, kid: options.keys.kid, typ: 'JWT' })
        .setIssuer(options.issuer)
        .setAudience(audience)
        .setSubject(customerId)
        .setJti(options.newId())
        .setIssuedAt(issuedAt)
        .setNotBefore(issuedAt)
        .setExpirationTime(issuedAt + expiresIn)
        .sign(options.keys.privateKey);
      return { token, expiresIn };
    },
    jwks: () => Promise.resolve(options.keys.jwks),
  };
}
