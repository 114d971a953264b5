import { z } from 'zod';
import type { IdentityClient } from '../../auth/clients.ts';
import { presentTokens, tokensAnswer } from '../access-tokens/route.ts';
import { line } from '../constraints.ts';
import { glueErrors } from '../errors.ts';
import { forAnybody, withoutBody, type Operation } from '../operation.ts';

/** Ours have 80 characters; what is longer is nobody's, and there is nothing to end. */
const tokenLimit = 200;

const schema = z.object({ refreshToken: line() });

/** POST /refresh-tokens, DELETE /refresh-tokens/{token or mine} */
export function refreshTokensOperations(
  identity: Pick<IdentityClient, 'refreshSession' | 'endSession' | 'endSessions'>,
): readonly Operation[] {
  return [refresh(identity), revoke(identity)];
}

/** The token is used once; the answer holds its successor. */
function refresh(identity: Pick<IdentityClient, 'refreshSession'>): Operation {
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

/** All tokens of the caller. */
const mine = 'mine';

/** Ends the session behind a token, or all of the caller's; 204 also for a token that is unknown or somebody else's. */
function revoke(identity: Pick<IdentityClient, 'endSession' | 'endSessions'>): Operation {
  return withoutBody({
    method: 'delete',
    path: '/refresh-tokens{/:id}',
    handle: async ({ id, customer: { customerId }, context: { requestId } }) => {
      if (id === mine) await identity.endSessions({ customerId }, { requestId });
      else if (id.length <= tokenLimit)
        await identity.endSession({ customerId, refreshToken: id }, { requestId });
      return { status: 204 };
    },
  });
}
