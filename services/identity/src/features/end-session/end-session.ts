import type { SessionRepository } from '../../domain/session-repository.ts';
import { parseRefreshToken } from '../../domain/session.ts';

export interface EndSessionDeps {
  sessions: Pick<SessionRepository, 'endOwn'>;
}

/**
 * Ends a session of a customer, named by its id or by one of its refresh tokens. The whole family ends, so a token
 * that was replaced already, or its successor, is as dead as the one presented. The secret in the token is not looked at:
 * the customer is known, and may end any session of theirs.
 * @returns false when the customer has no such session
 */
export async function endSession(
  deps: EndSessionDeps,
  given: { customerId: string; sessionId: string; refreshToken: string },
): Promise<boolean> {
  const sessionId =
    given.sessionId === '' ? parseRefreshToken(given.refreshToken)?.sessionId : given.sessionId;
  return sessionId === undefined ? false : deps.sessions.endOwn(given.customerId, sessionId);
}
