import type { CredentialEvent } from './credential-event.ts';
import type {
  Credential,
  CredentialState,
  Invitation,
  Registration,
  RestorableState,
  StoredPassword,
} from './credential.ts';
import type { ToldImportWrite } from './credential-import.ts';
import type { Link } from './link.ts';
import type { Login } from './login.ts';

export type { CredentialEvent };

/** What those who work for the shop change of an account; what is absent stays. */
export interface AccountChange {
  readonly state?: CredentialState;
  /** `undefined` takes it away. */
  readonly blockedFrom?: RestorableState | undefined;
  readonly invitation?: Invitation;
  /** Mailed links and an invitation no longer hold. */
  readonly emptiesLinks?: boolean;
  /** Raises the epoch. */
  readonly endsSessions?: boolean;
}

/**
 * Stores credentials. Every write is one guarded document write: it says what it expects to find, and answers
 * whether that was so; all but `upgrade` are told of by `credential.changed`,
 * besides the events that are given. Failures of the store itself are AppErrors of kind `unavailable`.
 */
export interface CredentialRepository {
  /** `exists`: this customer has a credential already; `login-taken`: another customer has this login. */
  insert(
    credential: Credential,
    events?: readonly CredentialEvent[],
  ): Promise<'inserted' | 'exists' | 'login-taken'>;
  findById(customerId: string): Promise<Credential | undefined>;
  findByLogin(login: Login): Promise<Credential | undefined>;
  findByLinkHash(hash: string): Promise<Credential | undefined>;
  /** Those of the customers and logins that exist, each once, in no order. */
  findMany(of: { customerIds: readonly string[]; logins: readonly Login[] }): Promise<Credential[]>;

  /** Ends the pending state. False when it had ended, or there is no such credential. */
  activate(
    customerId: string,
    state: 'unconfirmed' | 'active',
    events: readonly CredentialEvent[],
  ): Promise<boolean>;
  /** Customers whose credential has been pending since before `createdBefore`, oldest first. */
  listPending(createdBefore: number, limit: number): Promise<string[]>;
  /** Deletes a credential that is pending; leaves any other alone. */
  deletePending(customerId: string): Promise<void>;

  /** Uses a live confirmation link of an unconfirmed credential: it becomes active. False when there is none. */
  confirm(given: {
    customerId: string;
    hash: string;
    now: number;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;
  /**
   * Gives an unconfirmed credential to another registration of its address, whose link was used: its password, state
   * active, links emptied. False when the version is another.
   */
  takeOver(given: {
    customerId: string;
    version: number;
    password: StoredPassword;
    registration: Registration;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;
  /**
   * Uses a live reset link: sets the password, empties the links, raises the epoch, makes the credential active.
   * False when the link is no longer live or the state is another; of two at once one wins.
   */
  restore(given: {
    customerId: string;
    hash: string;
    state: RestorableState;
    now: number;
    password: StoredPassword;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;
  /**
   * Replaces the password of an active credential, if its hash is still the one that was verified; empties the
   * links, raises the epoch.
   */
  change(given: {
    customerId: string;
    verified: string;
    password: StoredPassword;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;
  /**
   * Moves an active credential to another address, if it still has the address and the epoch it had when that was asked
   * for: links emptied, epoch raised, the new address proven. `taken`: another customer has the address.
   */
  changeLogin(given: {
    customerId: string;
    from: Login;
    epoch: number;
    to: Login;
    events: readonly CredentialEvent[];
  }): Promise<'changed' | 'taken' | 'overtaken'>;
  /**
   * Moves an account of this version to another address, which nobody has proven: links emptied, epoch raised; what is
   * given takes the place of the registration and the invitation, what is not given takes them away. `taken`: another
   * customer has the address.
   */
  changeAddress(given: {
    customerId: string;
    version: number;
    to: Login;
    registration: Registration | undefined;
    invitation: Invitation | undefined;
    events: readonly CredentialEvent[];
  }): Promise<'changed' | 'taken' | 'overtaken'>;
  /** Replaces the hash of the same password, if it is still the one that was verified. Nothing else changes. */
  upgrade(given: { customerId: string; verified: string; phc: string }): Promise<boolean>;
  /**
   * Writes what imported rows change, each credential in one write that expects the version the row was decided on.
   * @returns customers whose write met something else (an address or an id that is taken, another version): nothing of
   *   those was stored. `unknown` when it cannot be told which of the updates these were.
   */
  saveImported(
    writes: readonly ToldImportWrite[],
  ): Promise<{ refused: ReadonlySet<string>; unknown: boolean }>;
  /** Writes the links and events of each credential whose version is still the one it was read with; passes over the others. */
  saveLinks(
    changed: readonly {
      customerId: string;
      version: number;
      links: readonly Link[];
      events: readonly CredentialEvent[];
    }[],
  ): Promise<void>;

  /**
   * Blanks a credential, whatever its state but `pending` and `anonymised`: another login, no password, no links; raises
   * the epoch. False when there is none.
   */
  anonymise(given: {
    customerId: string;
    login: Login;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;

  /**
   * Changes an account in one of the states and, where given, of this version. False when it is otherwise, or there is
   * none.
   */
  changeAccount(given: {
    customerId: string;
    version?: number;
    from: readonly CredentialState[];
    change: AccountChange;
    events: readonly CredentialEvent[];
  }): Promise<boolean>;
  /** The same for many, each of the version it was read with. False when some were otherwise; the others are changed. */
  changeAccounts(
    changes: readonly {
      customerId: string;
      version: number;
      change: AccountChange;
      events: readonly CredentialEvent[];
    }[],
  ): Promise<boolean>;

  /** The epochs of those customers who may hold tokens; the others are left out. */
  epochs(customerIds: readonly string[]): Promise<{ customerId: string; epoch: number }[]>;
}
