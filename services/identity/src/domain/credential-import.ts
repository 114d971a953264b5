import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential, CredentialState, StoredPassword } from './credential.ts';
import { keyNamed, type Keyring, type NamedKey } from './keyring.ts';
import type { Login } from './login.ts';
import { classOf } from './password-class.ts';

/** What an imported row says of a credential. */
export interface CredentialRow {
  readonly customerId: string;
  readonly customerReference: string;
  readonly login: Login;
  /** Empty: the row says nothing of the password. */
  readonly passwordCell: string;
  /** Whether the address counts as proven. */
  readonly confirmed: boolean;
}

/** Why a row changes nothing. */
export type ImportRefusal = 'login-taken' | 'password-format' | 'password-cost' | 'anonymised' | 'busy';
export type ImportOutcome = 'created' | 'updated' | 'unchanged' | ImportRefusal;

/** The one write that a row needs. */
export type ImportWrite =
  | { readonly insert: Credential }
  | { readonly update: ImportUpdate; readonly customerId: string; readonly version: number };

/** What a row changes; fields that are absent stay. */
export interface ImportUpdate {
  readonly login?: Login;
  readonly password?: StoredPassword;
  readonly state?: CredentialState;
  /** Mailed links no longer hold: they went to another address, or were for another password. */
  readonly emptiesLinks: boolean;
  /** Sessions opened with the password that is replaced must end. */
  readonly endsSessions: boolean;
}

/**
 * What a row does to the credential as it is.
 * @param existing the row's credential, if there is one
 * @param holder whoever has the row's login now, if anybody
 */
export function decideImport(
  row: CredentialRow,
  existing: Credential | undefined,
  holder: Credential | undefined,
  context: { macKeys: Keyring; now: number },
): ImportWrite | 'unchanged' | ImportRefusal {
  const fault = row.passwordCell === '' ? undefined : faultOfCell(row.passwordCell);
  if (fault !== undefined) return fault;
  if (existing?.state === 'anonymised') return 'anonymised';
  // A registration under way: customer is about to store its profile.
  if (existing?.state === 'pending') return 'busy';
  if (holder !== undefined && holder.customerId !== row.customerId) return 'login-taken';
  return existing === undefined ? { insert: inserted(row, context) } : updated(row, existing, context);
}

/** The formats that can be imported, as far as they can be verified at a login: `classOf` has the bounds of the cost. */
function faultOfCell(cell: string): 'password-format' | 'password-cost' | undefined {
  if (!/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(cell)) return 'password-format';
  return classOf(cell) === undefined ? 'password-cost' : undefined;
}

/** No registration is stored with it: nothing asks for a proof of the address, and a reset link is one. */
function inserted(row: CredentialRow, { macKeys, now }: { macKeys: Keyring; now: number }): Credential {
  return {
    customerId: row.customerId,
    customerReference: row.customerReference,
    login: row.login,
    password: row.passwordCell === '' ? undefined : importedPassword(row, macKeys[0], now),
    state: row.confirmed ? 'active' : 'unconfirmed',
    epoch: 1,
    links: [],
    registration: undefined,
    version: 1,
    createdAt: now,
  };
}

function updated(
  row: CredentialRow,
  existing: Credential,
  { macKeys, now }: { macKeys: Keyring; now: number },
): ImportWrite | 'unchanged' {
  const moves = existing.login !== row.login;
  const confirms = row.confirmed && existing.state === 'unconfirmed';
  const applies = appliesCell(row, existing, macKeys);
  if (!moves && !confirms && !applies) return 'unchanged';
  const replaces = applies && existing.password !== undefined;
  return {
    customerId: existing.customerId,
    version: existing.version,
    update: {
      ...(moves ? { login: row.login } : {}),
      ...(confirms ? { state: 'active' as const } : {}),
      ...(applies ? { password: importedPassword(row, macKeys[0], now) } : {}),
      emptiesLinks: moves || replaces,
      endsSessions: replaces,
    },
  };
}

/** A password that was ended on purpose (reset-required) does not come back by a file. */
function appliesCell(row: CredentialRow, { password, state }: Credential, macKeys: Keyring): boolean {
  if (row.passwordCell === '' || state === 'reset-required' || password?.origin === 'owner') return false;
  return password?.cellMac === undefined || !isMacOf(row, password.cellMac, macKeys);
}

function importedPassword(row: CredentialRow, key: NamedKey, now: number): StoredPassword {
  return { phc: row.passwordCell, setAt: now, origin: 'import', cellMac: macOf(row, key) };
}

/**
 * Tells an equal cell again after the hash made of it was upgraded. Keyed, for a cell may be a password in clear; and
 * over the customer, so that equal cells of two people look different.
 */
function macOf({ customerId, passwordCell }: CredentialRow, { kid, key }: NamedKey): string {
  const own = createHmac('sha256', key).update('latchkey import cells').digest();
  return `${kid}:${createHmac('sha256', own).update(`${customerId}\n${passwordCell}`).digest('base64url')}`;
}

function isMacOf(row: CredentialRow, stored: string, keys: Keyring): boolean {
  const kid = stored.slice(0, stored.indexOf(':'));
  const key = keyNamed(keys, kid);
  if (key === undefined) return false;
  const [expected, actual] = [Buffer.from(macOf(row, { kid, key })), Buffer.from(stored)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
