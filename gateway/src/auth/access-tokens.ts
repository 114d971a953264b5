import { errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { actAs } from '@latchkey/kit/origin';
import type { Epochs } from './epochs.ts';
import type { KeySet, SigningKeys } from './signing-keys.ts';

/** Whom a verified access token speaks for. */
export interface TokenCustomer {
  customerId: string;
  customerReference: string;
  /** The login it came from. */
  sessionId: string;
}

/** Seconds the clocks of identity and gateway may differ. */
const clockTolerance = 5;
/** Our tokens have about 700 characters; much longer ones are not ours. */
const tokenLimit = 4096;

const claimsSchema = z.object({
  sub: z.uuid(),
  customer_reference: z.string().min(1),
  epoch: z.number().int(),
  sid: z.string().min(1),
  scopes: z.array(z.string()).refine((scopes) => scopes.includes('customer')),
});

export interface AccessTokens {
  /**
   * Checks the value of an Authorization header: scheme, signature (ES256), issuer, audience, times, epoch. From then
   * on the customer is who acts in this request.
   * @throws AppError `access_token_invalid`, or `unavailable` when identity cannot say whether the token still counts
   */
  verify(authorization: string): Promise<TokenCustomer>;
}

/** @param deps.issuer PUBLIC_URL, as in the tokens' `iss` */
export function createAccessTokens(deps: {
  keys: SigningKeys;
  epochs: Epochs;
  clock: Clock;
  issuer: string;
}): AccessTokens {
  const check = async (token: string, keySet: KeySet): Promise<JWTPayload> => {
    const { payload } = await jwtVerify(token, keySet.find, {
      algorithms: ['ES256'],
      issuer: deps.issuer,
      audience: 'frontend',
      requiredClaims: ['exp', 'iat'],
      clockTolerance,
      currentDate: new Date(deps.clock.now()),
    });
    return payload;
  };
  const checkWithFreshKeys = async (token: string): Promise<JWTPayload> => {
    const known = await deps.keys.current();
    try {
      return await check(token, known);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      const fresh = await deps.keys.refreshed();
      if (fresh === known) throw error;
      return check(token, fresh);
    }
  };

  return {
    verify: async (authorization) => {
      const token = /^bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.slice(0, tokenLimit + 10))?.[1];
      if (token === undefined || token.length > tokenLimit) throw new AppError('access_token_invalid');
      const claims = claimsSchema.safeParse(await asInvalid(checkWithFreshKeys(token)));
      if (!claims.success) throw new AppError('access_token_invalid');
      const { sub, customer_reference: customerReference, epoch, sid: sessionId } = claims.data;
      let current = await deps.epochs.current(sub);
      if (current !== undefined && epoch > current) {
        // Issued after what this copy knows: another copy changed the password and its owner has logged in again.
        deps.epochs.forget(sub);
        current = await deps.epochs.current(sub);
      }
      if (current === undefined || epoch !== current) throw new AppError('access_token_invalid');
      actAs({ kind: 'customer', id: sub, name: '' });
      return { customerId: sub, customerReference, sessionId };
    },
  };
}

/** jose's errors say what is wrong with a token: for the log at most, for nobody else. */
async function asInvalid(check: Promise<JWTPayload>): Promise<JWTPayload> {
  try {
    return await check;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new AppError('access_token_invalid', { cause: error });
    throw error;
  }
}
