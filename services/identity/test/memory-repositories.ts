import type { CredentialEvent } from '../src/domain/credential-repository.ts';
import type { ResetRequestRepository } from '../src/domain/reset-request-repository.ts';
import type { ResetRequest } from '../src/domain/reset-request.ts';
import type { SessionRepository } from '../src/domain/session-repository.ts';
import type { Session } from '../src/domain/session.ts';

export interface MemoryRequests extends ResetRequestRepository {
  readonly rows: ReadonlyMap<string, ResetRequest>;
  readonly events: readonly CredentialEvent[];
  /** When each was last answered. */
  readonly settledAt: ReadonlyMap<string, number>;
}

/** Requests in memory; it passes the same contract suite as the mongoose repository. */
export function createMemoryRequests(): MemoryRequests {
  const rows = new Map<string, ResetRequest>();
  const events: CredentialEvent[] = [];
  const settledAt = new Map<string, number>();
  return {
    rows,
    events,
    settledAt,
    insert: (request, event) => {
      rows.set(request.requestId, request);
      events.push(event);
      return Promise.resolve();
    },
    findMany: (ids) => Promise.resolve([...rows.values()].filter((row) => ids.includes(row.requestId))),
    countFrom: (origin, { after, until }, most) => {
      const inTime = (at: number): boolean => at > after && at <= until;
      const found = [...rows.values()].filter((row) => row.origin === origin && inTime(row.at));
      return Promise.resolve(Math.min(most, found.length));
    },
    settle: (answers, now) => {
      for (const { requestId, refusal } of answers) {
        const row = rows.get(requestId);
        if (row === undefined) continue;
        rows.set(requestId, { ...row, refusal: row.refusal ?? refusal });
        settledAt.set(requestId, Math.max(now, settledAt.get(requestId) ?? 0));
      }
      return Promise.resolve();
    },
  };
}

export interface MemorySessions extends SessionRepository {
  readonly rows: ReadonlyMap<string, Session>;
}

/** Sessions in memory; it passes the same contract suite as the mongoose repository. */
export function createMemorySessions(): MemorySessions {
  const rows = new Map<string, Session>();
  return {
    rows,
    endAllOf: (customerIds) => {
      for (const [id, row] of rows) if (customerIds.includes(row.customerId)) rows.delete(id);
      return Promise.resolve();
    },
    insert: (session) => Promise.resolve(void rows.set(session.sessionId, session)),
    find: (sessionId) => Promise.resolve(rows.get(sessionId)),
    replace: (from, to) => {
      const row = rows.get(from.sessionId);
      if (row?.currentHash !== from.currentHash || row.graceUsed !== from.graceUsed)
        return Promise.resolve(false);
      rows.set(to.sessionId, to);
      return Promise.resolve(true);
    },
    end: (sessionId) => Promise.resolve(void rows.delete(sessionId)),
    endOwn: (customerId, sessionId) =>
      Promise.resolve(rows.get(sessionId)?.customerId === customerId && rows.delete(sessionId)),
    endAll: (customerId, exceptSessionId) => {
      for (const row of rows.values()) {
        if (row.customerId === customerId && row.sessionId !== exceptSessionId) rows.delete(row.sessionId);
      }
      return Promise.resolve();
    },
    list: (customerId, now, limit) =>
      Promise.resolve(
        [...rows.values()]
          .filter((row) => row.customerId === customerId && row.expiresAt > now)
          .sort((a, b) => b.createdAt - a.createdAt)
          .slice(0, limit),
      ),
  };
}
