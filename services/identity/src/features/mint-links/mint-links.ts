import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { repeatableId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { AdmittedCampaign, CampaignRepository } from '../../domain/campaign.ts';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import type { Credential } from '../../domain/credential.ts';
import { keyNamed, type Keyring } from '../../domain/keyring.ts';
import { deriveLinkToken, hashSecret } from '../../domain/link-token.ts';
import type { Link, LinkPurpose, MailLimit } from '../../domain/link.ts';
import { decideMint } from '../../domain/mint.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { ResetRequestRepository } from '../../domain/reset-request-repository.ts';
import type { RefusalReason, ResetRequest } from '../../domain/reset-request.ts';

export interface MintLinksDeps {
  credentials: Pick<CredentialRepository, 'findMany' | 'saveLinks'>;
  requests: Pick<ResetRequestRepository, 'findMany' | 'countFrom' | 'settle'>;
  campaigns: Pick<CampaignRepository, 'findMany'>;
  mintKeys: Keyring;
  /** Milliseconds a new or renewed link lives. */
  linkLifeMs: Readonly<Record<LinkPurpose, number>>;
  resetLimits: ResetLimits;
  publish: PublishEvents;
  clock: Clock;
}

/** How many reset mails and requests for them are too many within `windowMs`. */
export interface ResetLimits {
  readonly mailsPerAccount: number;
  /** Requests per client address, whoever they were for. */
  readonly requestsPerAddress: number;
  readonly windowMs: number;
}

/** One link to mint. `customerId` is empty where only a login was typed (reset). */
export interface MintItem {
  readonly requestId: string;
  readonly purpose: LinkPurpose;
  readonly customerId: string;
  /** The campaign whose mail it is (choose-password). */
  readonly campaignId?: string | undefined;
}

/** A live link and whom it belongs to; times in milliseconds since the Unix epoch. */
export interface MintedLink {
  readonly token: string;
  readonly expiresAt: number;
  readonly requestedAt: number;
  readonly customerId: string;
  /** The stored address. */
  readonly login: string;
  readonly locale: string;
}

export type MintOutcome = { readonly minted: MintedLink } | { readonly refused: RefusalReason };

/** Each further round means that somebody else wrote the same credential in between. */
const maxRounds = 6;

/**
 * Mints the links of stored requests. Minting a request again gives the same link and renews its life.
 *
 * Each round reads the credentials and decides from what is stored: a request is minted when its link is found in
 * the store, refused when nothing unsaved could change that; links to be added are written, guarded by the version
 * read, and the next round looks whether they got in. So a link that a change, a restore or another minter swept
 * away is never handed out.
 * @returns the outcomes in the order of the items
 * @throws AppError unavailable when others kept writing; asking again is harmless
 */
export async function mintLinks(deps: MintLinksDeps, items: readonly MintItem[]): Promise<MintOutcome[]> {
  const now = deps.clock.now();
  const ids = items.filter((item) => item.purpose === 'restore-password').map((item) => item.requestId);
  const requests = new Map(
    (ids.length === 0 ? [] : await deps.requests.findMany(ids)).map((request) => [
      request.requestId,
      request,
    ]),
  );
  const campaigns = await readCampaigns(deps, items);
  const outcomes = new Map<string, MintOutcome>();
  const told = new Map<string, ToldMint>();
  for (let round = 1; round <= maxRounds; round += 1) {
    const open = items.filter((item) => !outcomes.has(item.requestId));
    if (open.length === 0) break;
    const changed = await decideRound(deps, { open, requests, campaigns, outcomes, now, told });
    await deps.credentials.saveLinks(
      changed.map((credential) => ({ ...credential, events: eventsOf(open, credential, told) })),
    );
  }
  await settle(deps, requests, outcomes, now);
  return items.map((item) => {
    const outcome = outcomes.get(item.requestId);
    if (outcome === undefined) {
      throw new AppError('unavailable', { detail: 'credentials kept changing', retryAfterSeconds: 1 });
    }
    return outcome;
  });
}

interface Round {
  readonly open: readonly MintItem[];
  readonly requests: ReadonlyMap<string, ResetRequest>;
  readonly campaigns: ReadonlyMap<string, AdmittedCampaign>;
  /** Filled with what is certain. */
  readonly outcomes: Map<string, MintOutcome>;
  readonly now: number;
  /** Filled with the entries of links that are new, by request. */
  readonly told: Map<string, ToldMint>;
}

/** What the audit trail learns of a new link, stored in the same write. */
interface ToldMint {
  readonly customerId: string;
  readonly events: readonly CredentialEvent[];
}

/** @returns the credentials whose links have to be written */
async function decideRound(deps: MintLinksDeps, round: Round): Promise<Credential[]> {
  const { open, requests, campaigns, outcomes, now, told } = round;
  const accounts = await readAccounts(deps, open, requests);
  const crowded = await requestsFromCrowdedAddresses(deps, open, requests, accounts.byLogin);
  const unsaved = new Map<string, Credential>();
  for (const { requestId, purpose, customerId, campaignId } of open) {
    const campaign = campaignId === undefined ? undefined : (campaigns.get(campaignId) ?? 'unknown');
    const request = requests.get(requestId);
    const stored =
      purpose === 'restore-password' ? accounts.byLogin(request?.login) : accounts.byId(customerId);
    const credential = stored === undefined ? undefined : (unsaved.get(stored.customerId) ?? stored);
    const decision = decideMint(
      { requestId, purpose, request, credential, campaign, fromCrowdedAddress: crowded.has(requestId) },
      { now, expiresAt: now + deps.linkLifeMs[purpose], mailLimit: mailLimitOf(deps) },
      {
        make: ({ customerId: owner }) => {
          told.set(requestId, tellOf({ requestId, purpose, customerId: owner, campaignId, request, now }));
          return newLink(deps, { requestId, purpose, customerId: owner, now });
        },
        derivable: (link) => keyNamed(deps.mintKeys, link.kid) !== undefined,
      },
    );
    // Judged by links that are not stored yet, a refusal may be wrong: the next round knows.
    const certain = credential === stored;
    if (decision.kind === 'write') unsaved.set(decision.credential.customerId, decision.credential);
    else if (decision.kind === 'refused') {
      if (certain) outcomes.set(requestId, { refused: decision.reason });
    } else if (certain) {
      // The link is found in the store, and with it what was written along.
      const stored = told.get(requestId);
      if (stored !== undefined) deps.publish(stored.customerId, stored.events);
      outcomes.set(requestId, {
        minted: describe(deps, decision.credential, decision.link, request, startOf(campaign)),
      });
    }
  }
  return [...unsaved.values()];
}

function eventsOf(
  open: readonly MintItem[],
  { customerId }: Credential,
  told: ReadonlyMap<string, ToldMint>,
): CredentialEvent[] {
  const own = open.flatMap(({ requestId }) => told.get(requestId) ?? []);
  return own.filter((each) => each.customerId === customerId).flatMap(({ events }) => events);
}

/** That somebody asked is told only here, where it is known that the account exists. Two copies that mint the same tell the same. */
function tellOf(given: MintItem & { request: ResetRequest | undefined; now: number }): ToldMint {
  const { requestId, purpose, customerId: subject, campaignId, request, now } = given;
  const details = {
    ...{ purpose, linkRequestId: requestId },
    ...(campaignId === undefined ? {} : { campaignId }),
  };
  const minted = {
    id: repeatableId(requestId, subject, 'link.minted'),
    at: now,
    act: 'link.minted',
    subject,
    details,
  } as const;
  const events: CredentialEvent[] = [audited(currentOrigin(), minted)];
  if (request?.by !== undefined) {
    const asked = {
      id: repeatableId(requestId, subject, 'asked'),
      at: request.at,
      act: 'password.reset_requested',
      subject,
      details,
    } as const;
    events.unshift(audited(request.by, asked));
  }
  return { customerId: subject, events };
}

function mailLimitOf({ resetLimits, linkLifeMs }: MintLinksDeps): MailLimit {
  return {
    mails: resetLimits.mailsPerAccount,
    windowMs: resetLimits.windowMs,
    linkLifeMs: linkLifeMs['restore-password'],
  };
}

/**
 * A stored request is counted with those that came before it, so asking again gives the same answer. Requests for
 * addresses without an account end without a mail anyway and are not looked at.
 */
async function requestsFromCrowdedAddresses(
  { requests: store, resetLimits: { requestsPerAddress, windowMs } }: MintLinksDeps,
  open: readonly MintItem[],
  requests: ReadonlyMap<string, ResetRequest>,
  accountOf: (login: string) => Credential | undefined,
): Promise<ReadonlySet<string>> {
  const crowded = await Promise.all(
    open.map(async ({ requestId }) => {
      const { origin = '', at = 0, login = '' } = requests.get(requestId) ?? {};
      if (origin === '' || accountOf(login) === undefined) return undefined;
      const span = { after: at - windowMs, until: at };
      const count = await store.countFrom(origin, span, requestsPerAddress + 1);
      return count > requestsPerAddress ? requestId : undefined;
    }),
  );
  return new Set(crowded.filter((requestId) => requestId !== undefined));
}

async function readCampaigns(
  deps: MintLinksDeps,
  items: readonly MintItem[],
): Promise<ReadonlyMap<string, AdmittedCampaign>> {
  const ids = [...new Set(items.flatMap(({ campaignId }) => campaignId ?? []))];
  const found = ids.length === 0 ? [] : await deps.campaigns.findMany(ids);
  return new Map(found.map((campaign) => [campaign.campaignId, campaign]));
}

function startOf(campaign: AdmittedCampaign | 'unknown' | undefined): number | undefined {
  return typeof campaign === 'object' ? campaign.startedAt : undefined;
}

async function readAccounts(
  deps: MintLinksDeps,
  open: readonly MintItem[],
  requests: ReadonlyMap<string, ResetRequest>,
): Promise<{
  byId: (customerId: string) => Credential | undefined;
  byLogin: (login: string | undefined) => Credential | undefined;
}> {
  const logins = open.flatMap((item) => requests.get(item.requestId)?.login ?? []);
  const customerIds = open
    .filter((item) => item.purpose !== 'restore-password')
    .map((item) => item.customerId);
  const found = await deps.credentials.findMany({
    customerIds: [...new Set(customerIds)],
    logins: [...new Set(logins)],
  });
  const byId = new Map(found.map((credential) => [credential.customerId, credential]));
  const byLogin = new Map<string, Credential>(found.map((credential) => [credential.login, credential]));
  return {
    byId: (customerId) => byId.get(customerId),
    byLogin: (login) => (login === undefined ? undefined : byLogin.get(login)),
  };
}

function newLink(
  deps: MintLinksDeps,
  given: { requestId: string; purpose: LinkPurpose; customerId: string; now: number },
): Link {
  const [{ kid, key }] = deps.mintKeys;
  return {
    hash: hashSecret(deriveLinkToken(key, given.requestId, given.customerId)),
    purpose: given.purpose,
    expiresAt: given.now + deps.linkLifeMs[given.purpose],
    requestId: given.requestId,
    kid,
  };
}

/** The token is derived anew with the key the stored link names, which another copy may have chosen; it is derivable. */
function describe(
  deps: MintLinksDeps,
  credential: Credential,
  link: Link,
  request: ResetRequest | undefined,
  campaignStartedAt: number | undefined,
): MintedLink {
  const { registration, invitation, createdAt } = credential;
  const invited = campaignStartedAt === undefined ? invitation : undefined;
  const own = link.purpose === 'choose-password' ? invited : registration;
  const key = keyNamed(deps.mintKeys, link.kid);
  if (key === undefined)
    throw new AppError('internal', { detail: `mint key ${link.kid} is not configured here` });
  return {
    token: deriveLinkToken(key, link.requestId, credential.customerId),
    expiresAt: link.expiresAt,
    requestedAt: request?.at ?? campaignStartedAt ?? own?.requestedAt ?? createdAt,
    customerId: credential.customerId,
    login: credential.login,
    locale: request?.locale ?? own?.locale ?? '',
  };
}

/** Written before the answer: a request that was answered is remembered as such, or is asked again. */
async function settle(
  deps: MintLinksDeps,
  requests: ReadonlyMap<string, ResetRequest>,
  outcomes: ReadonlyMap<string, MintOutcome>,
  now: number,
): Promise<void> {
  const answers = [...requests.keys()].flatMap((requestId) => {
    const outcome = outcomes.get(requestId);
    return outcome === undefined
      ? []
      : [{ requestId, refusal: 'refused' in outcome ? outcome.refused : undefined }];
  });
  if (answers.length > 0) await deps.requests.settle(answers, now);
}
