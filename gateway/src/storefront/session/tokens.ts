import type { SessionTokens } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import type { Answer } from '../../operations/operation.ts';
import type { StorefrontDeps, Transport } from '../operation.ts';

/** Proto3 messages may be absent; an answer without tokens is a fault of identity. */
function present(tokens: SessionTokens | null): SessionTokens {
  if (tokens === null) throw new AppError('internal', { detail: 'the answer of identity holds no tokens' });
  return tokens;
}

/** A fresh session: in the cookie, unseen by the page, or in the body of a client that keeps its tokens itself. */
export function sessionAnswer(
  { cookie }: Pick<StorefrontDeps, 'cookie'>,
  transport: Transport,
  given: SessionTokens | null,
): Answer {
  const tokens = present(given);
  const { customerReference, expiresIn, accessToken, refreshToken } = tokens;
  return transport === 'cookie'
    ? { status: 200, body: { customerReference, expiresIn }, setCookie: cookie.write(tokens) }
    : { status: 200, body: { customerReference, expiresIn, accessToken, refreshToken } };
}
