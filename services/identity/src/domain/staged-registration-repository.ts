import type { CredentialEvent } from './credential-repository.ts';
import type { Login } from './login.ts';
import type { StagedLink, StagedRegistration } from './staged-registration.ts';

/** Stores staged registrations. Failures of the store are AppErrors of kind `unavailable`. */
export interface StagedRegistrationRepository {
  /**
   * One insert; the row carries its event until that is published. The same request again changes nothing.
   * @param forgetAt when the store may drop the row, should nobody ever mint its link
   */
  insert(row: StagedRegistration, event: CredentialEvent, forgetAt: number): Promise<void>;
  /** Those with one of the ids or logins, each once, in no order. */
  findMany(of: { requestIds: readonly string[]; logins: readonly Login[] }): Promise<StagedRegistration[]>;
  findByLinkHash(hash: string): Promise<StagedRegistration | undefined>;
  /** Writes the link of a row that is still there. False when it is not. */
  saveLink(requestId: string, link: StagedLink, forgetAt: number): Promise<boolean>;
  /** Drops the registrations of an address that are older than this one: the newest replaces them. */
  dropOlder(login: Login, requestId: string): Promise<void>;
  /** Drops all registrations of an address. */
  dropAll(login: Login): Promise<void>;
}
