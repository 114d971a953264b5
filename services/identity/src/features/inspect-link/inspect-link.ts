import type { Clock } from '@latchkey/kit/clock';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { linkState } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { LinkPurpose, LinkState } from '../../domain/link.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';

export interface InspectLinkDeps {
  registrations: Pick<StagedRegistrationRepository, 'findByLinkHash'>;
  credentials: Pick<CredentialRepository, 'findByLinkHash'>;
  clock: Clock;
}

/** Says what a link is worth, for the page it leads to. Consumes nothing: mail scanners open links too. */
export async function inspectLink(
  deps: InspectLinkDeps,
  given: { token: string; purpose: LinkPurpose },
): Promise<LinkState> {
  const hash = hashSecret(given.token);
  const now = deps.clock.now();
  const state = linkState(await deps.credentials.findByLinkHash(hash), hash, given.purpose, now);
  if (state !== 'invalid' || given.purpose !== 'confirm-registration') return state;
  const staged = await deps.registrations.findByLinkHash(hash);
  if (staged?.link === undefined) return 'invalid';
  return staged.link.expiresAt > now ? 'live' : 'expired';
}
