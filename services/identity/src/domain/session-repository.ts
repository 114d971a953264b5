import type { Session } from './session.ts';

/** Stores sessions. Failures of the store are AppErrors of kind `unavailable`. */
export interface SessionRepository {
  insert(session: Session): Promise<void>;
  find(sessionId: string): Promise<Session | undefined>;
  /** Replaces `from` by `to` if the stored tokens are still those of `from`; of two at once one wins. */
  replace(from: Session, to: Session): Promise<boolean>;
  /** Ends the family. */
  end(sessionId: string): Promise<void>;
}
