import { z } from 'zod';
import type { SessionTokens } from '@latchkey/contracts/identity';
import { AppError } from '@latchkey/kit/errors';
import type { IdentityClient } from '../../auth/clients.ts';
import { email, length, line, text } from '../constraints.ts';
import type { GlueAnswer } from '../document.ts';
import { forAnybody, type Operation } from '../operation.ts';

/** Imported passwords may be longer than today's policy; identity takes 1024 UTF-16 units at most. */
const schema = z.object({ username: line(email), password: text(length({ max: 1024 })) });

/** A pair of tokens as a resource; it has no id. */
export function tokensAnswer(type: 'access-tokens' | 'refresh-tokens', tokens: SessionTokens): GlueAnswer {
  const { expiresIn, accessToken, refreshToken, companyUserId } = tokens;
  const idCompanyUser = companyUserId === '' ? null : companyUserId;
  return {
    status: 201,
    resource: {
      type,
      id: null,
      attributes: { tokenType: 'Bearer', expiresIn, accessToken, refreshToken, idCompanyUser },
      path: `/${type}`,
    },
  };
}

/** Proto3 messages may be absent; an answer without tokens is a fault of identity. */
export function presentTokens(tokens: SessionTokens | null): SessionTokens {
  if (tokens === null) throw new AppError('internal', { detail: 'the answer of identity holds no tokens' });
  return tokens;
}

/** POST /access-tokens: every failure to log in, whatever the reason, is the same 401/003. */
export function accessTokensOperation(identity: Pick<IdentityClient, 'authenticate'>): Operation {
  return forAnybody({
    method: 'post',
    path: '/access-tokens',
    type: 'access-tokens',
    attributes: schema,
    handle: async ({ attributes: { username, password }, context: { requestId, client } }) => {
      const { tokens } = await identity.authenticate({ login: username, password, client }, { requestId });
      return tokensAnswer('access-tokens', presentTokens(tokens));
    },
  });
}
