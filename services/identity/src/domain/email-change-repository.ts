import type { CredentialEvent } from './credential-repository.ts';
import type { EmailChange } from './email-change.ts';
import type { StagedLink } from './staged-registration.ts';

/** Stores wishes for another address. Failures of the store are AppErrors of kind `unavailable`. */
export interface EmailChangeRepository {
  /**
   * One insert; the row carries its events until they are published.
   * @param forgetAt when the store may drop the row
   */
  insert(change: EmailChange, events: readonly CredentialEvent[], forgetAt: number): Promise<void>;
  /** Those of the requests that are known, in no order. */
  findMany(requestIds: readonly string[]): Promise<EmailChange[]>;
  findByLinkHash(hash: string): Promise<EmailChange | undefined>;
  /** The newest of a customer: requestIds are UUIDv7, their order is that of time. */
  findNewest(customerId: string): Promise<EmailChange | undefined>;
  /** Writes the link of a row that is still there. False when it is not. */
  saveLink(requestId: string, link: StagedLink): Promise<boolean>;
  /** Drops all of a customer who is gone. */
  dropAll(customerId: string): Promise<void>;
}
