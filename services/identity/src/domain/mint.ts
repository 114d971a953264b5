import type { AdmittedCampaign } from './campaign.ts';
import { restorableState, type Credential } from './credential.ts';
import { hasRoomForLink, pruneLinks, type Link, type LinkPurpose, type MailLimit } from './link.ts';
import type { RefusalReason, ResetRequest } from './reset-request.ts';

/** What a link is asked for: the stored request behind it, as far as the rules look at it. */
export interface MintCase {
  readonly requestId: string;
  readonly purpose: LinkPurpose;
  /** The stored request; confirmation links have none, the credential's registration is theirs. */
  readonly request: ResetRequest | undefined;
  /** The account the link would belong to. */
  readonly credential: Credential | undefined;
  /** The campaign whose mail it is; a campaign that nobody admitted is `unknown`, a link of no campaign has none. */
  readonly campaign?: AdmittedCampaign | 'unknown' | undefined;
  /** Whether too many requests came from the client address of this one. */
  readonly fromCrowdedAddress: boolean;
}

/**
 * `refused`: it ends here. `live`: the credential carries the link and it lives at least until `expiresAt`.
 * `write`: the credential has to be stored with these links first.
 */
export type MintDecision =
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'live'; readonly credential: Credential; readonly link: Link }
  | { readonly kind: 'write'; readonly credential: Credential };

const refused = (reason: RefusalReason): MintDecision => ({ kind: 'refused', reason });

/**
 * Decides on one link from what is stored now. A link whose key this copy lacks (keys are being replaced) stays good in
 * the mails that carry it, but its token cannot be told again: the request gets one more link then, instead of failing.
 * @param links.make makes the link, should there be none of this request yet; its expiry is `expiresAt`
 * @param links.derivable whether this copy has the key the link was made with
 */
export function decideMint(
  given: MintCase,
  times: { now: number; expiresAt: number; mailLimit: MailLimit },
  links: { make: (credential: Credential) => Link; derivable: (link: Link) => boolean },
): MintDecision {
  const { credential, requestId, purpose } = given;
  const refusal = refusals[purpose](given);
  if (refusal !== undefined) return refused(refusal);
  if (credential === undefined) return refused('no-account');

  const existing = credential.links.find(
    (link) => link.requestId === requestId && link.purpose === purpose && links.derivable(link),
  );
  if (existing !== undefined && existing.expiresAt >= times.expiresAt) {
    return { kind: 'live', credential, link: existing };
  }
  if (purpose === 'restore-password') {
    if (existing === undefined && given.fromCrowdedAddress) return refused('address-limit');
    if (!hasRoomForLink(credential.links, requestId, times.now, times.mailLimit)) return refused('limit');
  }
  const link = existing === undefined ? links.make(credential) : { ...existing, expiresAt: times.expiresAt };
  // There is one place for a link of the shop's making: the newest has it.
  const others = credential.links.filter(
    (each) => each !== existing && (purpose !== 'choose-password' || each.purpose !== purpose),
  );
  return { kind: 'write', credential: { ...credential, links: [...pruneLinks(others, times.now), link] } };
}

function restoreRefusal({ request, credential }: MintCase): RefusalReason | undefined {
  if (request === undefined) return 'unknown-request';
  if (request.refusal !== undefined) return request.refusal;
  // A pending credential is not an account yet; whether it becomes one is decided elsewhere.
  if (credential === undefined || credential.state === 'pending') return 'no-account';
  if (restorableState(credential.state) === undefined) return 'account-state';
  // Whoever changed the password after asking has no use for the link; a stranger might.
  if (credential.password !== undefined && request.at < credential.password.setAt) return 'overtaken';
  return undefined;
}

function invitationRefusal({ requestId, credential, campaign }: MintCase): RefusalReason | undefined {
  if (campaign === 'unknown' || campaign?.closed === true) return 'campaign-over';
  if (credential === undefined || credential.state === 'pending') return 'no-account';
  if (restorableState(credential.state) === undefined) return 'account-state';
  if (campaign !== undefined) return campaignRefusal(credential, campaign);
  return credential.invitation?.requestId === requestId ? undefined : 'overtaken';
}

/** Nothing is stored of a campaign's single mails: what counts is what has become of the password since it began. */
function campaignRefusal(
  { password }: Credential,
  { startedAt, withoutPassword }: AdmittedCampaign,
): RefusalReason | undefined {
  if (password === undefined) return undefined;
  return withoutPassword || password.setAt > startedAt ? 'overtaken' : undefined;
}

function confirmationRefusal({ requestId, credential }: MintCase): RefusalReason | undefined {
  if (credential === undefined) return 'no-account';
  if (credential.state === 'blocked' || credential.state === 'anonymised') return 'account-state';
  if (credential.state !== 'unconfirmed' || credential.registration?.requestId !== requestId)
    return 'overtaken';
  return undefined;
}

const refusals: Readonly<Record<LinkPurpose, (given: MintCase) => RefusalReason | undefined>> = {
  'restore-password': restoreRefusal,
  'choose-password': invitationRefusal,
  'confirm-registration': confirmationRefusal,
};
