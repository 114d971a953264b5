/** What a mailed link is for. */
export const linkPurposes = ['confirm-registration', 'restore-password', 'choose-password'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** Both set a password: one on its owner's request, the other on the shop's. */
export const passwordPurposes = ['restore-password', 'choose-password'] as const;

/** Whether a link made for one purpose may be used for another. */
export function serves(made: LinkPurpose, wanted: LinkPurpose): boolean {
  return made === wanted || (wanted === 'restore-password' && made === 'choose-password');
}
/** Of all links: one to a new address rests on the wish it belongs to (email-change.ts), not on a credential. */
export type AnyLinkPurpose = LinkPurpose | 'change-email';

/** A link as it rests on a credential. The token itself is stored nowhere. */
export interface Link {
  /** hashSecret(token) */
  readonly hash: string;
  readonly purpose: LinkPurpose;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  readonly requestId: string;
  /** The mint key the token was derived with. */
  readonly kid: string;
}

/** Whether a link can be used; `invalid` is unknown or used, the two cannot be told apart. */
export type LinkState = 'live' | 'expired' | 'invalid';

/**
 * Live links a person can have by asking (ARCHITECTURE §3): more than one, so that a stranger who keeps asking
 * does not kill the link somebody is waiting for; few, as every live link is a way in.
 */
const maxSelfServiceLinks = 3;

/** How long an expired link is remembered, so that its owner is told "expired" instead of "not valid": 24 h. */
export const expiredLinkMemoryMs = 24 * 3_600_000;

export function isLive(link: Link, now: number): boolean {
  return link.expiresAt > now;
}

/** The state of the link with this hash and purpose among the links of one credential. */
export function inspectLink(
  links: readonly Link[],
  hash: string,
  purpose: LinkPurpose,
  now: number,
): LinkState {
  const link = links.find((each) => each.hash === hash && serves(each.purpose, purpose));
  if (link === undefined) return 'invalid';
  return isLive(link, now) ? 'live' : 'expired';
}

/** Drops links that expired longer ago than anybody will ask about. */
export function pruneLinks(links: readonly Link[], now: number): readonly Link[] {
  return links.filter((link) => link.expiresAt + expiredLinkMemoryMs > now);
}

/** How many reset mails an account gets in which time. */
export interface MailLimit {
  readonly mails: number;
  readonly windowMs: number;
  /** Life of a link; a link was mailed that long before it expires. */
  readonly linkLifeMs: number;
}

/**
 * Whether one more self-service link may be made: not too many live ones, not too many mails lately. Links of
 * `requestId` itself do not count: they are renewed.
 */
export function hasRoomForLink(
  links: readonly Link[],
  requestId: string,
  now: number,
  limit: MailLimit,
): boolean {
  const others = links.filter((link) => link.purpose === 'restore-password' && link.requestId !== requestId);
  const lately = others.filter((link) => link.expiresAt - limit.linkLifeMs > now - limit.windowMs);
  return (
    others.filter((link) => isLive(link, now)).length < maxSelfServiceLinks && lately.length < limit.mails
  );
}
