import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CredentialEvent } from './credential-event.ts';
import type { Credential, CredentialState, StoredPassword } from './credential.ts';
import type { ImportMark } from './import-mark.ts';
import { keyNamed, type Keyring, type NamedKey } from './keyring.ts';
import type { Login } from './login.ts';
import { readPasswordCell, type CellRefusal, type PasswordCell } from './password-cell.ts';

/** What an imported row says of a credential. */
export interface CredentialRow {
  readonly customerId: string;
  readonly customerReference: string;
  readonly login: Login;
  /** Empty: the row says nothing of the password. */
  readonly passwordCell: string;
  /** Whether the address counts as proven. */
  readonly confirmed: boolean;
  /** Where it is in the file. */
  readonly row: number;
}

/** Why a row changes nothing. */
export type ImportRefusal = 'login-taken' | CellRefusal | 'anonymised' | 'busy';
export type ImportOutcome = 'created' | 'updated' | 'unchanged' | ImportRefusal;

interface Insert<Password> {
  readonly insert: Omit<Credential, 'password'> & { readonly password: Password | undefined };
}
interface Update<Password> {
  readonly update: ImportUpdate<Password>;
  readonly customerId: string;
  readonly version: number;
}

/** The one write that a row needs. */
export type ImportWrite<Password = StoredPassword> = Insert<Password> | Update<Password>;

/** A write as it is stored; an update with what the audit trail learns of it. It learns of inserts beforehand. */
export type ToldImportWrite =
  Insert<StoredPassword> | (Update<StoredPassword> & { readonly events: readonly CredentialEvent[] });

/** A password whose hash is still to be made of its cell; only rows that need it pay for one. */
export type PasswordToStore = Omit<StoredPassword, 'phc'> & { readonly cell: PasswordCell };

/** What a row changes; fields that are absent stay. */
export interface ImportUpdate<Password = StoredPassword> {
  readonly importMark: ImportMark;
  readonly login?: Login;
  readonly password?: Password;
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
 * @param context.overwrite whether cells replace passwords that their owners have set
 */
export function decideImport(
  row: CredentialRow,
  existing: Credential | undefined,
  holder: Credential | undefined,
  context: ImportContext,
): ImportWrite<PasswordToStore> | ImportOutcome {
  const mark = existing?.importMark;
  if (mark?.importId === context.importId && row.row <= mark.row) return mark.outcome;
  const cell = row.passwordCell === '' ? undefined : readPasswordCell(row.passwordCell);
  if (typeof cell === 'string') return cell;
  if (existing?.state === 'anonymised') return 'anonymised';
  // A registration under way: customer is about to store its profile.
  if (existing?.state === 'pending') return 'busy';
  if (holder !== undefined && holder.customerId !== row.customerId) return 'login-taken';
  return existing === undefined
    ? { insert: inserted(row, cell, context) }
    : updated(row, cell, existing, context);
}

/** What a decision needs besides the row and what is stored. */
export interface ImportContext {
  readonly importId: string;
  readonly macKeys: Keyring;
  readonly now: number;
  readonly overwrite: boolean;
}

/** No registration is stored with it: nothing asks for a proof of the address, and a reset link is one. */
function inserted(
  row: CredentialRow,
  cell: PasswordCell | undefined,
  { macKeys, now, importId }: ImportContext,
): Omit<Credential, 'password'> & { password: PasswordToStore | undefined } {
  return {
    customerId: row.customerId,
    customerReference: row.customerReference,
    login: row.login,
    password: cell && importedPassword(row, cell, macKeys[0], now),
    state: row.confirmed ? 'active' : 'unconfirmed',
    epoch: 1,
    links: [],
    registration: undefined,
    version: 1,
    createdAt: now,
    importMark: { importId, row: row.row, outcome: 'created' },
  };
}

function updated(
  row: CredentialRow,
  cell: PasswordCell | undefined,
  existing: Credential,
  context: ImportContext,
): ImportWrite<PasswordToStore> | 'unchanged' {
  const moves = existing.login !== row.login;
  const confirms = row.confirmed && existing.state === 'unconfirmed';
  const applied = cell !== undefined && appliesCell(row, existing, context) ? cell : undefined;
  if (!moves && !confirms && applied === undefined) return 'unchanged';
  const replaces = applied !== undefined && existing.password !== undefined;
  return {
    customerId: existing.customerId,
    version: existing.version,
    update: {
      importMark: { importId: context.importId, row: row.row, outcome: 'updated' },
      ...(moves ? { login: row.login } : {}),
      ...(confirms ? { state: 'active' as const } : {}),
      ...(applied === undefined
        ? {}
        : { password: importedPassword(row, applied, context.macKeys[0], context.now) }),
      emptiesLinks: moves || replaces,
      endsSessions: replaces,
    },
  };
}

/** A password that was ended on purpose (reset-required) does not come back by a file. */
function appliesCell(
  row: CredentialRow,
  { password, state }: Credential,
  { macKeys, overwrite }: ImportContext,
): boolean {
  if (state === 'reset-required' || (password?.origin === 'owner' && !overwrite)) return false;
  return password?.cellMac === undefined || !isMacOf(row, password.cellMac, macKeys);
}

function importedPassword(
  row: CredentialRow,
  cell: PasswordCell,
  key: NamedKey,
  now: number,
): PasswordToStore {
  const origin = 'clearText' in cell ? 'import-clear-text' : 'import';
  return { cell, setAt: now, origin, cellMac: macOf(row, key) };
}

/**
 * Tells an equal cell again after the hash made of it was upgraded. Keyed, for a cell may be a password in clear; and
 * over the customer, so that equal cells of two people look different.
 */
function macOf({ customerId, passwordCell }: CredentialRow, { kid, key }: NamedKey): string {
  return `${kid}:${createHmac('sha256', ownKeyOf(key)).update(`${customerId}\n${passwordCell}`).digest('base64url')}`;
}

/** Derived once for each key, not for each row. */
const ownKeys = new WeakMap<Uint8Array, Buffer>();

function ownKeyOf(key: Uint8Array): Buffer {
  const own = ownKeys.get(key) ?? createHmac('sha256', key).update('latchkey import cells').digest();
  ownKeys.set(key, own);
  return own;
}

function isMacOf(row: CredentialRow, stored: string, keys: Keyring): boolean {
  const kid = stored.slice(0, stored.indexOf(':'));
  const key = keyNamed(keys, kid);
  if (key === undefined) return false;
  const [expected, actual] = [Buffer.from(macOf(row, { kid, key })), Buffer.from(stored)];
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}
