/** What identity needs to store a registration's credential. */
export interface NewCredential {
  customerId: string;
  customerReference: string;
  /** The address as typed; identity normalises it. */
  login: string;
  password: string;
  /** UUIDv7; the confirmation link is made from it. */
  requestId: string;
  locale: string;
  /** What the password may not be built from: the person's names. */
  contextWords: string[];
  /** IP address of whoever registers; identity limits mails by it. May be empty. */
  clientAddress: string;
}

/** What identity needs to store the credential of somebody whose account staff makes. */
export interface NewAccount {
  customerId: string;
  customerReference: string;
  login: string;
  /** UUIDv7; the link of its first mail is made from it. */
  requestId: string;
  locale: string;
  /** Its first mail carries a link to the first password. */
  invite: boolean;
}

/**
 * The part of identity that registration uses. Every method may be called again with the same arguments.
 * Rejects with the AppError identity threw, or with `unavailable` when no answer came; then the effect is unknown.
 */
export interface Credentials {
  /**
   * Stores a pending credential.
   * @returns undefined when it is stored; else the customer whose registration, itself still pending, holds the
   *   login, and nothing was stored
   * @throws AppError `login_taken`, `password_policy`, `overloaded`
   */
  create(credential: NewCredential): Promise<{ pendingHolder: string } | undefined>;
  /** As `create`, without a password. @throws AppError `login_taken` */
  createWithoutPassword(account: NewAccount): Promise<{ pendingHolder: string } | undefined>;
  /**
   * Stores a registration that holds nothing until its link is used, whoever has the address.
   * @returns false when the shop does without double opt-in, and nothing was stored
   * @throws AppError `password_policy`, `overloaded`
   */
  stage(credential: NewCredential): Promise<boolean>;
  /** Ends the pending state, now that the profile is stored. @throws AppError `credential_not_found` */
  activate(customerId: string): Promise<void>;
  /** Ids of credentials pending since before a time, oldest first. */
  listPending(createdBefore: number, limit: number): Promise<string[]>;
  /**
   * Ends an account: frees its login, ends its sessions and links.
   * @throws AppError `credential_not_found`
   */
  anonymise(customerId: string): Promise<void>;
  /** The address of an account and the version it was read at, which rises with every write; undefined when it is gone. */
  currentLogin(customerId: string): Promise<{ login: string; version: number } | undefined>;
  /** Removes a credential if it is still pending. */
  deletePending(customerId: string): Promise<void>;
}
