import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin, type ActorKind } from '@latchkey/kit/origin';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { SessionRepository } from '../../domain/session-repository.ts';
import { parseRefreshToken } from '../../domain/session.ts';

export interface EndSessionDeps {
  sessions: Pick<SessionRepository, 'endOwn' | 'find'>;
  recordActs: RecordActs;
  clock: Clock;
  newId: () => string;
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
  if (sessionId === undefined) return false;
  const { customerId: subject } = given;
  if ((await deps.sessions.find(sessionId))?.customerId !== subject) return false;
  const ended = { id: deps.newId(), at: deps.clock.now(), act: 'sessions.ended', subject } as const;
  const details = { reason: reasonOf(currentOrigin().actor.kind), sessionId };
  await deps.recordActs(audited(currentOrigin(), { ...ended, details }).data.entries);
  return deps.sessions.endOwn(subject, sessionId);
}

/**
 * Ends all sessions of a customer, or all but one.
 * @param given.exceptSessionId empty for all
 */
export async function endSessions(
  deps: Omit<EndSessionDeps, 'sessions'> & { sessions: Pick<SessionRepository, 'endAll'> },
  given: { customerId: string; exceptSessionId: string },
): Promise<void> {
  const { customerId: subject, exceptSessionId } = given;
  const ended = { id: deps.newId(), at: deps.clock.now(), act: 'sessions.ended', subject } as const;
  const details = { reason: reasonOf(currentOrigin().actor.kind) };
  await deps.recordActs(audited(currentOrigin(), { ...ended, details }).data.entries);
  await deps.sessions.endAll(subject, exceptSessionId === '' ? undefined : exceptSessionId);
}

function reasonOf(kind: ActorKind): string {
  return kind === 'customer' || kind === 'anonymous' ? 'owner' : kind;
}
