import { createHash } from 'node:crypto';
import type { StaffSession } from '@latchkey/contracts/staff';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { StaffClient } from '../auth/clients.ts';

/** Whose a session is, as identity says it. */
export interface StaffSessions {
  /**
   * The session of a token, at most a second old: so a user who is disabled, gets another role or logs out elsewhere is
   * known as such here within that time.
   * @throws AppError session_ended, unavailable
   */
  read(token: string): Promise<StaffSession>;
  /** This copy has just changed something: what is known is out of date. */
  forget(token: string): void;
}

const freshMs = 1000;
/** Well below freshMs, so that a slow answer is not stale when it arrives. */
const deadlineMs = 800;
/** The staff is few; a flood of invented tokens is answered, not kept. */
const entryLimit = 1000;

/** Requests of a page that come together share one question. */
export function createStaffSessions(deps: {
  staff: Pick<StaffClient, 'getStaffSession'>;
  clock: Clock;
}): StaffSessions {
  const known = new Map<string, { askedAt: number; session: Promise<StaffSession> }>();
  // The key is not the token: a memory dump of a map of secrets would be one of sessions.
  const keyOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

  const ask = async (key: string, token: string): Promise<StaffSession> => {
    try {
      const { session } = await deps.staff.getStaffSession({ token }, { deadlineMs });
      return present(session);
    } catch (error) {
      known.delete(key);
      throw error;
    }
  };
  return {
    read: async (token) => {
      // What cannot be one of ours is nobody's, without asking.
      if (!/^[\w-]{43}$/.test(token)) throw new AppError('session_ended');
      const key = keyOf(token);
      const now = deps.clock.now();
      const earlier = known.get(key);
      if (earlier !== undefined && now >= earlier.askedAt && now - earlier.askedAt < freshMs)
        return earlier.session;
      if (known.size >= entryLimit) known.clear();
      const session = ask(key, token);
      known.set(key, { askedAt: now, session });
      return session;
    },
    forget: (token) => void known.delete(keyOf(token)),
  };
}

/** Proto3 messages may be absent; an answer without a session is a fault of identity. */
export function present<Message>(message: Message | null | undefined): Message {
  if (message === null || message === undefined)
    throw new AppError('internal', { detail: 'the answer of identity is not whole' });
  return message;
}
