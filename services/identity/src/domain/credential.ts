import type { CompanyUser } from './company-user.ts';
import type { ImportMark } from './import-mark.ts';
import { linkPurposes, type Link, type LinkState, inspectLink } from './link.ts';
import type { Login } from './login.ts';

/**
 * `pending`: the profile is not stored yet. `unconfirmed`: the address is not proven yet. `reset-required`: the old
 * password no longer counts, a link sets a new one. `anonymised`: the person is gone, the id remains.
 */
export const credentialStates = [
  'pending',
  'unconfirmed',
  'active',
  'reset-required',
  'blocked',
  'anonymised',
] as const;
export type CredentialState = (typeof credentialStates)[number];

/**
 * Where the password came from: its owner chose it here, or a file brought its hash, or the password itself. What a file
 * brought has never met our rules for passwords.
 */
export const passwordOrigins = ['owner', 'import', 'import-clear-text'] as const;
export type PasswordOrigin = (typeof passwordOrigins)[number];

/** A stored password. */
export interface StoredPassword {
  /** PHC string (argon2) or bcrypt's modular format. */
  readonly phc: string;
  /** When its owner last chose it; an upgrade of the hash does not count. Milliseconds since the Unix epoch. */
  readonly setAt: number;
  readonly origin: PasswordOrigin;
  /** Keyed MAC of the imported cell that was applied last (domain/credential-import.ts). */
  readonly cellMac?: string | undefined;
}

/** The registration that waits for its address to be proven. */
export interface Registration {
  readonly requestId: string;
  readonly locale: string;
  readonly requestedAt: number;
  /** Where it came from, as ThrottleKeys name an address; absent when that is not known. */
  readonly origin?: string | undefined;
}

/** The shop asked for a link with which its owner sets a password; the newest request replaces an earlier one. */
export interface Invitation {
  readonly requestId: string;
  readonly locale: string;
  readonly requestedAt: number;
}

/** What lets a customer in. */
export interface Credential {
  readonly customerId: string;
  readonly customerReference: string;
  readonly login: Login;
  readonly password: StoredPassword | undefined;
  readonly state: CredentialState;
  /** Raised when every session and access token made before must end. */
  readonly epoch: number;
  readonly links: readonly Link[];
  /** There until a mailed link has proven the address, also where that is not asked for. */
  readonly registration: Registration | undefined;
  /** There until a password is set. */
  readonly invitation?: Invitation | undefined;
  /** The state a blocked account goes back to. */
  readonly blockedFrom?: RestorableState | undefined;
  /** What was last imported into it (domain/credential-import.ts). */
  readonly importMark?: ImportMark | undefined;
  /** For whom this customer acts (domain/company-user.ts); absent where for nobody but themselves. */
  readonly companyUsers?: readonly CompanyUser[] | undefined;
  /** Raised by every write; guards writes that were decided from a read. */
  readonly version: number;
  readonly createdAt: number;
}

/** A new credential, pending until its profile is stored; without a password where staff made it. */
export function createCredential(given: {
  customerId: string;
  customerReference: string;
  login: Login;
  phc: string | undefined;
  registration: Omit<Registration, 'requestedAt'>;
  now: number;
}): Credential {
  return {
    customerId: given.customerId,
    customerReference: given.customerReference,
    login: given.login,
    password: given.phc === undefined ? undefined : { phc: given.phc, setAt: given.now, origin: 'owner' },
    state: 'pending',
    epoch: 1,
    links: [],
    registration: { ...given.registration, requestedAt: given.now },
    version: 1,
    createdAt: given.now,
  };
}

/** A credential as a store holds it: the same fields, its unions not checked yet. */
export type StoredCredential = Omit<
  Credential,
  'state' | 'login' | 'links' | 'password' | 'blockedFrom' | 'importMark'
> & {
  importMark?: (Omit<ImportMark, 'outcome'> & { outcome: string }) | undefined;
  state: string;
  blockedFrom?: string | undefined;
  login: string;
  links: readonly (Omit<Link, 'purpose'> & { purpose: string })[];
  password: (Omit<StoredPassword, 'origin'> & { origin: string }) | undefined;
};

/**
 * The door for credentials that come from the store. A word that is in none of the unions was written by a newer
 * version or by hand; acting on it as if it were known could let somebody in.
 * @throws Error naming the customer and the field
 */
export function credentialFromStored(stored: StoredCredential): Credential {
  const known = <Word extends string>(words: readonly Word[], word: string, field: string): Word =>
    knownWord(words, word, `credential ${stored.customerId} has an unknown ${field}`);
  return {
    ...stored,
    login: stored.login as Login,
    importMark: stored.importMark && importMarkFromStored(stored.importMark),
    state: known(credentialStates, stored.state, 'state'),
    blockedFrom:
      stored.blockedFrom === undefined
        ? undefined
        : known(restorableStates, stored.blockedFrom, 'state before it was blocked'),
    links: stored.links.map((link) => ({
      ...link,
      purpose: known(linkPurposes, link.purpose, 'link purpose'),
    })),
    password:
      stored.password === undefined
        ? undefined
        : { ...stored.password, origin: known(passwordOrigins, stored.password.origin, 'password origin') },
  };
}

/** @throws Error when its outcome is of a newer version, or written by hand */
export function importMarkFromStored(stored: Omit<ImportMark, 'outcome'> & { outcome: string }): ImportMark {
  const outcomes = ['created', 'updated'] as const;
  return { ...stored, outcome: knownWord(outcomes, stored.outcome, 'an import has an unknown outcome') };
}

function knownWord<Word extends string>(words: readonly Word[], word: string, fault: string): Word {
  const found = words.find((each) => each === word);
  if (found === undefined) throw new Error(fault);
  return found;
}

/** Whether the right password opens a session. */
export function mayLogIn(credential: Credential): boolean {
  return credential.state === 'active';
}

/** The states in which a reset link is minted and works. Using one proves the address, so `unconfirmed` is among them. */
export const restorableStates = ['unconfirmed', 'active', 'reset-required'] as const;
export type RestorableState = (typeof restorableStates)[number];

/** The states of accounts of people: not of those that do not stand yet, nor of those whose person is gone. */
export const standing: readonly CredentialState[] = [...restorableStates, 'blocked'];

/** The state, if a reset link works in it. */
export function restorableState(state: CredentialState): RestorableState | undefined {
  return restorableStates.find((each) => each === state);
}

/** What a mailed link is worth now, given the credential that carries it (if any does). */
export function linkState(
  credential: Credential | undefined,
  hash: string,
  purpose: Link['purpose'],
  now: number,
): LinkState {
  return credential === undefined ? 'invalid' : inspectLink(credential.links, hash, purpose, now);
}
