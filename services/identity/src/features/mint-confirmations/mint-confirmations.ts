import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { CredentialRepository } from '../../domain/credential-repository.ts';
import type { Credential } from '../../domain/credential.ts';
import { keyNamed, type Keyring } from '../../domain/keyring.ts';
import { deriveLinkToken, hashSecret } from '../../domain/link-token.ts';
import { expiredLinkMemoryMs } from '../../domain/link.ts';
import type { ResetRequestRepository } from '../../domain/reset-request-repository.ts';
import type { RefusalReason, ResetRequest } from '../../domain/reset-request.ts';
import { mintableForMs, newestOf, type StagedRegistration } from '../../domain/staged-registration.ts';
import type { CausedMail, MailShares } from '../../domain/throttle/mail-shares.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';

/** One link to mint. `customerId` is empty where only an address was typed. */
export interface ConfirmationItem {
  readonly requestId: string;
  readonly customerId: string;
}

/** The address has an account: its owner is told, there is no link. */
export interface AddressHeld {
  readonly customerId: string;
  readonly login: string;
  readonly requestedAt: number;
  readonly locale: string;
}

/** What becomes of a mint that is not a credential's own. */
export type LinkOutcome =
  | {
      readonly minted: {
        token: string;
        expiresAt: number;
        requestedAt: number;
        customerId: string;
        login: string;
        locale: string;
      };
    }
  | { readonly refused: RefusalReason }
  | { readonly held: AddressHeld };

/** Of an item that is a credential's own registration: how mintLinks knows it. */
export interface OfCredential {
  readonly credential: ConfirmationItem;
}

export interface MintConfirmationsDeps {
  registrations: Pick<StagedRegistrationRepository, 'findMany' | 'saveLink' | 'dropOlder'>;
  credentials: Pick<CredentialRepository, 'findMany'>;
  requests: Pick<ResetRequestRepository, 'findMany' | 'settle'>;
  mintKeys: Keyring;
  mailShares: MailShares;
  /** Milliseconds a confirmation link lives, from now. */
  linkLifeMs: number;
  clock: Clock;
}

/**
 * Mints the links of staged registrations, and finds out what a request for "the link again" means. Minting again gives
 * the same link and renews its life. Whether the address is free is asked here, where nobody watches, and once more
 * when the link is used.
 * @returns one outcome for each item, in order; `credential` leaves the mint to mintLinks
 */
export async function mintConfirmations(
  deps: MintConfirmationsDeps,
  items: readonly ConfirmationItem[],
): Promise<(LinkOutcome | OfCredential)[]> {
  const known = await read(deps, items);
  const outcomes: (LinkOutcome | OfCredential)[] = [];
  for (const item of items) outcomes.push(await mintOne(deps, item, known));
  const asked = items.flatMap(({ requestId }, at) => {
    const outcome = outcomes[at];
    if (outcome === undefined || !known.requests.has(requestId)) return [];
    return [{ requestId, refusal: 'refused' in outcome ? outcome.refused : undefined }];
  });
  if (asked.length > 0) await deps.requests.settle(asked, deps.clock.now());
  return outcomes;
}

interface Known {
  /** Those that ask for a link again, by their ids. */
  readonly requests: ReadonlyMap<string, ResetRequest>;
  readonly rows: readonly StagedRegistration[];
  /** By login. */
  readonly holders: ReadonlyMap<string, Credential>;
  /** Credentials that wait for the proof of their own registration, by its request. */
  readonly own: ReadonlyMap<string, Credential>;
}

async function read(deps: MintConfirmationsDeps, items: readonly ConfirmationItem[]): Promise<Known> {
  const again = items.filter((item) => item.customerId === '').map((item) => item.requestId);
  const requests = again.length === 0 ? [] : await deps.requests.findMany(again);
  const first = await deps.registrations.findMany({
    requestIds: items.filter((item) => item.customerId !== '').map((item) => item.requestId),
    logins: requests.map((request) => request.login),
  });
  const logins = [...new Set([...requests, ...first].map((each) => each.login))];
  const staged = new Set(first.map((row) => row.requestId));
  const others = items.filter((item) => item.customerId !== '' && !staged.has(item.requestId));
  // Of each address all registrations: only the newest counts.
  const [rows, credentials] = await Promise.all([
    logins.length === 0 ? [] : deps.registrations.findMany({ requestIds: [], logins }),
    deps.credentials.findMany({ customerIds: others.map((item) => item.customerId), logins }),
  ]);
  return {
    requests: new Map(requests.map((request) => [request.requestId, request])),
    rows: rows.filter((row) => row.at + mintableForMs > deps.clock.now()),
    holders: new Map(credentials.map((each) => [each.login, each])),
    own: new Map(credentials.map((each) => [each.registration?.requestId ?? '', each])),
  };
}

async function mintOne(
  deps: MintConfirmationsDeps,
  item: ConfirmationItem,
  known: Known,
): Promise<LinkOutcome | OfCredential> {
  if (item.customerId === '') return mintAgain(deps, item, known);
  const row = known.rows.find((each) => each.requestId === item.requestId);
  const { requestId } = item;
  if (row === undefined) {
    // No staged registration: that of a credential, whose address nobody can register again, or one that is over.
    const origin = known.own.get(requestId)?.registration?.origin ?? '';
    return withinShares(deps, { requestId, login: undefined, origin }, () => ({ credential: item }));
  }
  if (newestOf(known.rows, row.login) !== row) return { refused: 'overtaken' };
  const { login, origin } = row;
  return withinShares(deps, { requestId, login, origin }, () =>
    mintStaged(deps, row, known.holders.get(login)),
  );
}

/** Anybody can register any address or ask for its link again: too many get no mail, and nobody is told. */
async function withinShares(
  deps: MintConfirmationsDeps,
  mail: CausedMail,
  mint: () => Promise<LinkOutcome> | OfCredential,
): Promise<LinkOutcome | OfCredential> {
  const refused = await deps.mailShares.take(mail);
  return refused === undefined ? mint() : { refused };
}

async function mintAgain(
  deps: MintConfirmationsDeps,
  item: ConfirmationItem,
  known: Known,
): Promise<LinkOutcome | OfCredential> {
  const { requestId } = item;
  const request = known.requests.get(requestId);
  if (request === undefined) return { refused: 'unknown-request' };
  if (request.refusal !== undefined) return { refused: request.refusal };
  const { login, origin } = request;
  const holder = known.holders.get(request.login);
  const row = newestOf(known.rows, request.login);
  if (row !== undefined && (holder === undefined || holder.state === 'unconfirmed'))
    return withinShares(deps, { requestId, login, origin }, () => mintStaged(deps, row, holder));
  if (holder === undefined) return { refused: 'no-account' };
  const { state, registration, customerId } = holder;
  if (state !== 'unconfirmed' || registration === undefined) return { refused: 'overtaken' };
  const own = { credential: { requestId: registration.requestId, customerId } };
  return withinShares(deps, { requestId, login, origin }, () => own);
}

async function mintStaged(
  deps: MintConfirmationsDeps,
  row: StagedRegistration,
  holder: Credential | undefined,
): Promise<LinkOutcome> {
  const { login, locale, at: requestedAt, requestId } = row;
  if (holder?.state === 'blocked' || holder?.state === 'anonymised') return { refused: 'account-state' };
  if (holder !== undefined && holder.state !== 'unconfirmed' && holder.state !== 'pending') {
    // Its own link has been used already: it is no stranger who holds the address.
    if (holder.customerId === row.customerId) return { refused: 'overtaken' };
    return { held: { customerId: holder.customerId, login: holder.login, requestedAt, locale } };
  }
  const kid = row.link?.kid ?? deps.mintKeys[0].kid;
  const key = keyNamed(deps.mintKeys, kid);
  if (key === undefined) {
    const detail = `mint key ${kid} is not configured here`;
    throw new AppError('unavailable', { detail, retryAfterSeconds: 5 });
  }
  const token = deriveLinkToken(key, requestId, row.customerId);
  const expiresAt = deps.clock.now() + deps.linkLifeMs;
  const link = { hash: hashSecret(token), kid, expiresAt };
  if (!(await deps.registrations.saveLink(requestId, link, expiresAt + expiredLinkMemoryMs)))
    return { refused: 'overtaken' };
  await deps.registrations.dropOlder(login, requestId);
  return { minted: { token, expiresAt, requestedAt, customerId: row.customerId, login, locale } };
}
