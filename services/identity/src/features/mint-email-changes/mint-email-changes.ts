import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import { mayLogIn, type Credential } from '../../domain/credential.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import { isWanted, type EmailChange } from '../../domain/email-change.ts';
import { keyNamed, type Keyring } from '../../domain/keyring.ts';
import { deriveLinkToken, hashSecret } from '../../domain/link-token.ts';
import type { MailShares } from '../../domain/throttle/mail-shares.ts';
import type { LinkOutcome } from '../mint-confirmations/mint-confirmations.ts';

export interface MintEmailChangesDeps {
  changes: Pick<EmailChangeRepository, 'findMany' | 'findNewest' | 'saveLink'>;
  credentials: Pick<CredentialRepository, 'findMany'>;
  mintKeys: Keyring;
  mailShares: MailShares;
  /** Milliseconds a link to a new address lives, from now. */
  emailChangeLifeMs: number;
  clock: Clock;
}

/**
 * Mints the links that go to new addresses. Minting again gives the same link and renews its life. Whether the address is
 * free is asked here, where nobody watches, and decided when the link is used.
 * @returns one outcome for each request, in order
 */
export async function mintEmailChanges(
  deps: MintEmailChangesDeps,
  requestIds: readonly string[],
): Promise<LinkOutcome[]> {
  const changes = await deps.changes.findMany(requestIds);
  const byId = new Map(changes.map((change) => [change.requestId, change]));
  const found = await deps.credentials.findMany({
    customerIds: [...new Set(changes.map((change) => change.customerId))],
    logins: [...new Set(changes.map((change) => change.to))],
  });
  const outcomes: LinkOutcome[] = [];
  for (const requestId of requestIds) {
    const change = byId.get(requestId);
    outcomes.push(change === undefined ? { refused: 'unknown-request' } : await mintOne(deps, change, found));
  }
  return outcomes;
}

async function mintOne(
  deps: MintEmailChangesDeps,
  change: EmailChange,
  found: readonly Credential[],
): Promise<LinkOutcome> {
  const { customerId, requestId, to, locale, at: requestedAt } = change;
  const owner = found.find((each) => each.customerId === customerId);
  if (owner === undefined || !mayLogIn(owner)) return { refused: 'account-state' };
  const newest = await deps.changes.findNewest(customerId);
  if (!isWanted(change, owner) || newest?.requestId !== requestId) return { refused: 'overtaken' };
  // Anybody with an account can have mails sent to any address: each gets a few an hour.
  const refused = await deps.mailShares.take({ requestId, login: to, origin: '' });
  if (refused !== undefined) return { refused };
  const holder = found.find((each) => each.login === to);
  if (holder?.state === 'blocked') return { refused: 'account-state' };
  if (holder !== undefined)
    return { held: { customerId: holder.customerId, login: to, requestedAt, locale } };

  const kid = change.link?.kid ?? deps.mintKeys[0].kid;
  const key = keyNamed(deps.mintKeys, kid);
  if (key === undefined) {
    const detail = `mint key ${kid} is not configured here`;
    throw new AppError('unavailable', { detail, retryAfterSeconds: 5 });
  }
  const token = deriveLinkToken(key, requestId, customerId);
  const expiresAt = deps.clock.now() + deps.emailChangeLifeMs;
  if (!(await deps.changes.saveLink(requestId, { hash: hashSecret(token), kid, expiresAt })))
    return { refused: 'overtaken' };
  return { minted: { token, expiresAt, requestedAt, customerId, login: to, locale } };
}
