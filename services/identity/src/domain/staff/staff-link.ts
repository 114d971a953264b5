import { expiredLinkMemoryMs, type LinkState, type MailLimit } from '../link.ts';

/** `invitation` sets the first password, `reset` another one. */
export const staffLinkPurposes = ['invitation', 'reset'] as const;
export type StaffLinkPurpose = (typeof staffLinkPurposes)[number];

/** A link as it rests on a user; the token itself is stored nowhere (domain/link-token.ts). */
export interface StaffLink {
  /** hashSecret(token) */
  readonly hash: string;
  readonly purpose: StaffLinkPurpose;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
  readonly requestId: string;
  /** The mint key the token was derived with. */
  readonly kid: string;
}

/** As for customers: more than one, or a stranger who keeps asking would kill the link somebody waits for. */
const maxResetLinks = 3;

export function staffLinkState(
  links: readonly StaffLink[] | undefined,
  hash: string,
  now: number,
): LinkState {
  const link = links?.find((each) => each.hash === hash);
  if (link === undefined) return 'invalid';
  return link.expiresAt > now ? 'live' : 'expired';
}

/** The links with one more, or with the same one renewed; those nobody will ask about any more are dropped. */
export function withLink(links: readonly StaffLink[], link: StaffLink, now: number): readonly StaffLink[] {
  const others = links.filter(
    (each) => each.hash !== link.hash && each.expiresAt + expiredLinkMemoryMs > now,
  );
  return [...others, link];
}

/** Whether one more reset link may be made: not too many live ones, not too many mails lately. */
export function hasRoomForReset(
  links: readonly StaffLink[],
  requestId: string,
  now: number,
  limit: MailLimit,
): boolean {
  const others = links.filter((link) => link.purpose === 'reset' && link.requestId !== requestId);
  const lately = others.filter((link) => link.expiresAt - limit.linkLifeMs > now - limit.windowMs);
  return others.filter((link) => link.expiresAt > now).length < maxResetLinks && lately.length < limit.mails;
}
