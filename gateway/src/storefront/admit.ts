import type { Request } from 'express';
import { AppError } from '@latchkey/kit/errors';
import type { TokenCustomer } from '../auth/access-tokens.ts';
import { HttpError } from '../http/http-error.ts';
import { bearerOf } from '../operations/router.ts';
import type { Credentials, StorefrontDeps, StorefrontOperation, Visitor } from './operation.ts';

/** Who asks: reads the credentials, checks the origin of what changes something by cookie, and the customer's token. */
export async function admitVisitor(
  operation: StorefrontOperation,
  request: Request,
  deps: StorefrontDeps,
): Promise<Visitor> {
  const credentials = readCredentials(request, deps);
  const requireTrustedOrigin = (): void => deps.origins.require(request);
  if (operation.method !== 'get' && credentials?.via === 'cookie') requireTrustedOrigin();
  const customer = operation.needsCustomer ? await requireCustomer(credentials, deps) : undefined;
  return { deps, credentials, customer, requireTrustedOrigin };
}

/** A cookie or a bearer token, never both: which of the two customers would it be? */
function readCredentials(request: Request, { cookie }: StorefrontDeps): Credentials | undefined {
  const accessToken = bearerOf(request);
  const tokens = cookie.read(request);
  if (accessToken !== undefined) {
    if (tokens !== undefined) throw new HttpError(400, 'Send the cookie or a bearer token, not both.');
    return { via: 'bearer', accessToken, refreshToken: undefined };
  }
  if (tokens === undefined) return undefined;
  return tokens === 'spoilt'
    ? { via: 'cookie', accessToken: '', refreshToken: undefined }
    : { via: 'cookie', ...tokens };
}

async function requireCustomer(
  credentials: Credentials | undefined,
  { accessTokens }: StorefrontDeps,
): Promise<TokenCustomer> {
  if (credentials === undefined) throw new AppError('session_missing');
  return accessTokens.verify(`Bearer ${credentials.accessToken}`);
}
