import type { Clock } from '@latchkey/kit/clock';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { linkState } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { LinkPurpose, LinkState } from '../../domain/link.ts';

export interface InspectLinkDeps {
  credentials: Pick<CredentialRepository, 'findByLinkHash'>;
  clock: Clock;
}

/** Says what a link is worth, for the page it leads to. Consumes nothing: mail scanners open links too. */
export async function inspectLink(
  deps: InspectLinkDeps,
  given: { token: string; purpose: LinkPurpose },
): Promise<LinkState> {
  const hash = hashSecret(given.token);
  return linkState(await deps.credentials.findByLinkHash(hash), hash, given.purpose, deps.clock.now());
}
