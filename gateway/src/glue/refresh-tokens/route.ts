import { z } from 'zod';
import type { IdentityClient } from '../../auth/clients.ts';
import { presentTokens, tokensAnswer } from '../access-tokens/route.ts';
import { line } from '../constraints.ts';
import { glueErrors } from '../errors.ts';
import { forAnybody, type Operation } from '../operation.ts';

const schema = z.object({ refreshToken: line() });

/** POST /refresh-tokens: the token is used once; the answer holds its successor. */
export function refreshTokensOperation(identity: Pick<IdentityClient, 'refreshSession'>): Operation {
  return forAnybody({
    method: 'post',
    path: '/refresh-tokens',
    type: 'refresh-tokens',
    attributes: schema,
    // Too long to be one of ours.
    errors: { invalid_input: () => [glueErrors.refreshFailed] },
    handle: async ({ attributes: { refreshToken }, context: { requestId, client } }) => {
      const { tokens } = await identity.refreshSession({ refreshToken, client }, { requestId });
      return tokensAnswer('refresh-tokens', presentTokens(tokens));
    },
  });
}
