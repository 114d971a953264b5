import type { Clock } from '@latchkey/kit/clock';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { linkState } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import { isWanted } from '../../domain/email-change.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import type { AnyLinkPurpose, LinkState } from '../../domain/link.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';

export interface InspectLinkDeps {
  registrations: Pick<StagedRegistrationRepository, 'findByLinkHash'>;
  changes: Pick<EmailChangeRepository, 'findByLinkHash' | 'findNewest'>;
  credentials: Pick<CredentialRepository, 'findByLinkHash' | 'findById'>;
  clock: Clock;
}

/**
 * Says what a link is worth, for the page it leads to. Consumes nothing: mail scanners open links too.
 * @returns whose it is as well, of a live link that an account carries; else an empty id
 */
export async function inspectLink(
  deps: InspectLinkDeps,
  given: { token: string; purpose: AnyLinkPurpose },
): Promise<{ state: LinkState; customerId: string }> {
  const hash = hashSecret(given.token);
  const now = deps.clock.now();
  if (given.purpose === 'change-email') return nobodys(await inspectEmailChange(deps, hash, now));
  const owner = await deps.credentials.findByLinkHash(hash);
  const state = linkState(owner, hash, given.purpose, now);
  if (state === 'live') return { state, customerId: owner?.customerId ?? '' };
  if (state !== 'invalid' || given.purpose !== 'confirm-registration') return nobodys(state);
  const staged = await deps.registrations.findByLinkHash(hash);
  if (staged?.link === undefined) return nobodys('invalid');
  return nobodys(staged.link.expiresAt > now ? 'live' : 'expired');
}

function nobodys(state: LinkState): { state: LinkState; customerId: string } {
  return { state, customerId: '' };
}

async function inspectEmailChange(deps: InspectLinkDeps, hash: string, now: number): Promise<LinkState> {
  const change = await deps.changes.findByLinkHash(hash);
  if (change?.link === undefined) return 'invalid';
  const [newest, owner] = await Promise.all([
    deps.changes.findNewest(change.customerId),
    deps.credentials.findById(change.customerId),
  ]);
  if (newest?.requestId !== change.requestId || !isWanted(change, owner)) return 'invalid';
  return change.link.expiresAt > now ? 'live' : 'expired';
}
