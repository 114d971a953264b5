/** A family of refresh tokens: everything that follows from one login on one device. */
export interface Session {
  readonly sessionId: string;
  readonly customerId: string;
  readonly customerReference: string;
  /** The credential's epoch, read before the password was verified. */
  readonly epoch: number;
  /** hashSecret of the secret that may be used next. */
  readonly currentHash: string;
  /** hashSecret of the secret that was replaced by `currentHash`. */
  readonly previousHash: string | undefined;
  readonly rotatedAt: number | undefined;
  /** Whether the replaced secret has had its one grace use. */
  readonly graceUsed: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Roughly what opened it, for its owner's list of sessions. */
  readonly userAgent: string;
}

/**
 * How long the token just replaced may be used once more: the answer that carried its successor may have been
 * lost on the way (ARCHITECTURE §3).
 */
export const graceMs = 30_000;

/** Enough to tell a phone from a laptop; nothing more is wanted. */
export const userAgentMaxLength = 200;

/**
 * What a presented refresh secret means. `reused`: it was replaced and its time is over, or it never was one of
 * this family; somebody else may hold the family, which therefore ends.
 */
export type RefreshDecision = 'rotate' | 'grace' | 'expired' | 'reused';

/** @param hash hashSecret of the presented secret; compared plainly, since nobody can steer a SHA-256 */
export function decideRefresh(session: Session, hash: string, now: number): RefreshDecision {
  if (session.expiresAt <= now) return 'expired';
  if (hash === session.currentHash) return 'rotate';
  const replaced = hash === session.previousHash && session.rotatedAt !== undefined;
  return replaced && !session.graceUsed && now - session.rotatedAt <= graceMs ? 'grace' : 'reused';
}

/** The session after its token was replaced by one with the hash `nextHash`. */
export function rotateSession(session: Session, nextHash: string, now: number, lifeMs: number): Session {
  return {
    ...session,
    currentHash: nextHash,
    previousHash: session.currentHash,
    rotatedAt: now,
    graceUsed: false,
    expiresAt: now + lifeMs,
  };
}

/** The session after a grace use: the successor nobody used gives way, the replaced token is spent for good. */
export function reissueSession(session: Session, nextHash: string): Session {
  return { ...session, currentHash: nextHash, graceUsed: true };
}

/** The refresh token as the client holds it. */
export function formatRefreshToken(sessionId: string, secret: string): string {
  return `${sessionId}.${secret}`;
}

/** The parts of a refresh token, or nothing when it cannot be one of ours. */
export function parseRefreshToken(token: string): { sessionId: string; secret: string } | undefined {
  const match = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(token);
  return match?.[1] === undefined || match[2] === undefined
    ? undefined
    : { sessionId: match[1], secret: match[2] };
}
