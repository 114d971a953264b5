import type { InspectLinkResponse } from '@latchkey/contracts/identity';
import type { RequestContext } from '../http/context.ts';
import type { Answer } from '../operations/operation.ts';
import type { StorefrontDeps } from './operation.ts';

const states = {
  LINK_STATE_LIVE: 'live',
  LINK_STATE_EXPIRED: 'expired',
  LINK_STATE_INVALID: 'invalid',
  LINK_STATE_UNSPECIFIED: 'invalid',
} as const satisfies Record<InspectLinkResponse['state'], string>;

/** Says what a mailed link is worth, and consumes nothing. */
export async function checkLink(
  { identity }: Pick<StorefrontDeps, 'identity'>,
  token: string,
  purpose:
    'LINK_PURPOSE_RESTORE_PASSWORD' | 'LINK_PURPOSE_CONFIRM_REGISTRATION' | 'LINK_PURPOSE_CHANGE_EMAIL',
  { requestId, client }: RequestContext,
): Promise<Answer> {
  const { state } = await identity.inspectLink({ token, purpose, client }, { requestId });
  return { status: 200, body: { state: states[state] } };
}
