import type { Session } from './session.ts';

/** Stores sessions. Failures of the store are AppErrors of kind `unavailable`. */
export interface SessionRepository {
  insert(session: Session): Promise<void>;
  find(sessionId: string): Promise<Session | undefined>;
  /** Replaces `from` by `to` if the stored tokens are still those of `from`; of two at once one wins. */
  replace(from: Session, to: Session): Promise<boolean>;
  /** Ends the family. */
  end(sessionId: string): Promise<void>;
  /** Ends the family if it is this customer's. False when there is no such family. */
  endOwn(customerId: string, sessionId: string): Promise<boolean>;
  /** Ends all families of a customer but, where given, one. */
  endAll(customerId: string, exceptSessionId?: string): Promise<void>;
  /** Ends all families of many customers. */
  endAllOf(customerIds: readonly string[]): Promise<void>;
  /** The families of a customer that have not expired by `now`, newest first. */
  list(customerId: string, now: number, limit: number): Promise<Session[]>;
}
