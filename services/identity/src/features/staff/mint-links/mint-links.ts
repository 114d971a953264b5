import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { Keyring } from '../../../domain/keyring.ts';
import { deriveLinkToken, hashSecret } from '../../../domain/link-token.ts';
import type { ResetRequestRepository } from '../../../domain/reset-request-repository.ts';
import type { RefusalReason, ResetRequest } from '../../../domain/reset-request.ts';
import {
  hasRoomForReset,
  withLink,
  type StaffLink,
  type StaffLinkPurpose,
} from '../../../domain/staff/staff-link.ts';
import type { StaffRepository } from '../../../domain/staff/staff-repository.ts';
import type { StaffUser } from '../../../domain/staff/staff-user.ts';
import type { ResetLimits } from '../../mint-links/mint-links.ts';
import { changeUser, type ChangeUserDeps } from '../change-user.ts';
import { staffAct, type ActDeps } from '../staff-act.ts';

export interface MintDeps extends ChangeUserDeps, ActDeps {
  users: ChangeUserDeps['users'] & Pick<StaffRepository, 'findByInvitation' | 'findByLogin'>;
  requests: Pick<ResetRequestRepository, 'findMany' | 'countFrom' | 'settle'>;
  mintKeys: Keyring;
  /** Milliseconds a new or renewed link lives. */
  linkLifeMs: Readonly<Record<StaffLinkPurpose, number>>;
  resetLimits: ResetLimits;
  clock: Clock;
}

export interface MintItem {
  readonly requestId: string;
  readonly purpose: StaffLinkPurpose;
}

/** A live link and whose it is; times in milliseconds since the Unix epoch. */
export interface MintedStaffLink {
  readonly token: string;
  readonly expiresAt: number;
  readonly requestedAt: number;
  readonly user: StaffUser;
}

export type StaffMintOutcome = { readonly minted: MintedStaffLink } | { readonly refused: RefusalReason };

/**
 * Mints links of stored requests. A request gives the same link however often it is minted, and each time renews its
 * life. One by one: the staff is few.
 * @returns the outcomes in the order of the items
 */
export async function mintStaffLinks(
  deps: MintDeps,
  items: readonly MintItem[],
): Promise<StaffMintOutcome[]> {
  const ids = items.filter((item) => item.purpose === 'reset').map((item) => item.requestId);
  const found = ids.length === 0 ? [] : await deps.requests.findMany(ids);
  const requests = new Map(found.map((request) => [request.requestId, request]));
  const outcomes: StaffMintOutcome[] = [];
  for (const item of items) {
    outcomes.push(await mint(deps, item, requests.get(item.requestId)));
  }
  const answers = items.flatMap(({ requestId }, at) => {
    const outcome = outcomes[at];
    if (!requests.has(requestId) || outcome === undefined) return [];
    return [{ requestId, refusal: 'refused' in outcome ? outcome.refused : undefined }];
  });
  if (answers.length > 0) await deps.requests.settle(answers, deps.clock.now());
  return outcomes;
}

/** Carries a refusal out of the guarded change. */
class Refused extends Error {
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

async function mint(
  deps: MintDeps,
  item: MintItem,
  request: ResetRequest | undefined,
): Promise<StaffMintOutcome> {
  try {
    const owner = await ownerOf(deps, item, request);
    const crowded = request !== undefined && (await isFromCrowdedAddress(deps, request));
    const link = newLink(deps, item, owner.userId);
    const user = await changeUser(
      deps,
      owner.userId,
      (found) => {
        refuseIf(refusalOf(deps, item, request, found, crowded));
        return { ...found, links: withLink(found.links, link.stored, deps.clock.now()) };
      },
      (_, { links, userId }) => {
        const first = item.purpose === 'reset' && !links.some(({ hash }) => hash === link.stored.hash);
        const details = { linkRequestId: item.requestId };
        return first ? [staffAct(deps, 'staff.reset_requested', userId, details)] : [];
      },
    );
    const requestedAt = request?.at ?? owner.invitation?.requestedAt ?? 0;
    return { minted: { token: link.token, expiresAt: link.stored.expiresAt, requestedAt, user } };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason };
    if (error instanceof AppError && error.code === 'staff_not_found') return { refused: 'no-account' };
    throw error;
  }
}

async function ownerOf(
  { users }: MintDeps,
  { requestId, purpose }: MintItem,
  request: ResetRequest | undefined,
): Promise<StaffUser> {
  if (purpose === 'invitation') {
    const invited = await users.findByInvitation(requestId);
    // Invited anew since, disabled, or a password was set: this mail has nothing to say any more.
    if (invited === undefined) throw new Refused('overtaken');
    return invited;
  }
  if (request === undefined) throw new Refused('unknown-request');
  refuseIf(request.refusal);
  const user = await users.findByLogin(request.login);
  if (user === undefined) throw new Refused('no-account');
  return user;
}

function refuseIf(reason: RefusalReason | undefined): void {
  if (reason !== undefined) throw new Refused(reason);
}

function refusalOf(
  deps: MintDeps,
  { requestId, purpose }: MintItem,
  request: ResetRequest | undefined,
  user: StaffUser,
  crowded: boolean,
): RefusalReason | undefined {
  if (purpose === 'invitation') return user.invitation?.requestId === requestId ? undefined : 'overtaken';
  if (user.state === 'disabled') return 'account-state';
  // Whoever changed the password after asking has no use for the link; a stranger might.
  if (request !== undefined && user.password !== undefined && request.at < user.password.setAt)
    return 'overtaken';
  const minted = user.links.some((link) => link.requestId === requestId);
  if (!minted && crowded) return 'address-limit';
  const { mailsPerAccount: mails, windowMs } = deps.resetLimits;
  const limit = { mails, windowMs, linkLifeMs: deps.linkLifeMs.reset };
  return hasRoomForReset(user.links, requestId, deps.clock.now(), limit) ? undefined : 'limit';
}

/** Counted with those that came before it, so that asking again gives the same answer. */
async function isFromCrowdedAddress(deps: MintDeps, { origin, at }: ResetRequest): Promise<boolean> {
  if (origin === '') return false;
  const { requestsPerAddress, windowMs } = deps.resetLimits;
  const span = { after: at - windowMs, until: at };
  return (await deps.requests.countFrom(origin, span, requestsPerAddress + 1)) > requestsPerAddress;
}

function newLink(deps: MintDeps, item: MintItem, userId: string): { token: string; stored: StaffLink } {
  const [{ kid, key }] = deps.mintKeys;
  const token = deriveLinkToken(key, item.requestId, userId);
  return {
    token,
    stored: {
      hash: hashSecret(token),
      purpose: item.purpose,
      expiresAt: deps.clock.now() + deps.linkLifeMs[item.purpose],
      requestId: item.requestId,
      kid,
    },
  };
}
