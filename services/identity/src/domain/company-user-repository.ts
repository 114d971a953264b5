import type { CompanyUser, CompanyUserHolder } from './company-user.ts';
import type { CredentialEvent } from './credential-event.ts';

/** One write of the company users of a customer, which expects the version it was decided on. */
export interface CompanyUserWrite {
  readonly customerId: string;
  readonly version: number;
  readonly companyUsers: readonly CompanyUser[];
  /** Raises the epoch. */
  readonly endsSessions: boolean;
  readonly events: readonly CredentialEvent[];
}

/**
 * Company users rest on the credential of their customer, where a login finds them in its one read. A key is of one
 * customer at a time. Failures of the store itself are AppErrors of kind `unavailable`.
 */
export interface CompanyUserRepository {
  /** The customers of these ids who are not gone, and whoever holds one of these keys; each once, in no order. */
  findHolders(of: { customerIds: readonly string[]; keys: readonly string[] }): Promise<CompanyUserHolder[]>;
  /** @returns false when a write met another version, or a key that another customer has; the others are stored */
  save(writes: readonly CompanyUserWrite[]): Promise<boolean>;
}
