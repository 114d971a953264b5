import { hash } from 'node:crypto';
import type { Customer } from './customer.ts';
import type { AccountState } from './directory.ts';
import type { ImportMark } from './import-job.ts';
import type { ImportedRow } from './import-row.ts';
import type { Profile } from './profile.ts';

/**
 * The id of a customer who comes by a file, made from the reference (RFC 9562 §5.8, UUIDv8). Every run of the same file,
 * and every copy of a process, gives one person one id: what a run that was cut off has stored in identity is found
 * again, and nothing has to be looked up or cleaned up. It begins with the reference's number: the ids of a file in order
 * rise, and a store writes them and the indexes that end with them side by side, not all over its pages. An id is no secret;
 * it opens nothing.
 */
export function importedCustomerId(reference: string): string {
  const digest = hash('sha256', `latchkey customer ${reference}`);
  const number = Number(/\d{0,12}$/.exec(reference)?.[0] ?? 0)
    .toString(16)
    .padStart(12, '0');
  const variant = ((Number.parseInt(digest.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${number.slice(0, 8)}-${number.slice(8)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** A profile, what was last imported into it, and the imports that changed anything of it, the latest last. */
export type ImportedCustomer = Customer & { importMark?: ImportMark; imports?: readonly string[] };

/** Imports a customer remembers: a campaign for one of them is started within days, not after so many more. */
const importsRemembered = 10;

/** Somebody who comes by a file. */
export interface CustomerInsert extends Profile {
  customerReference: string;
  registeredAt: number;
  confirmedAt?: number;
  updatedAt: number;
  importMark: ImportMark;
  imports: readonly string[];
  account?: Omit<AccountState, 'customerId'>;
}

/** The one write a row needs in customer. */
export type CustomerWrite =
  { customerId: string; insert: CustomerInsert } | { customerId: string; change: Partial<ImportedCustomer> };

/**
 * @param who whose row it is; of somebody who comes by it the id made from the reference
 * @param of the import and the row, which the write remembers
 * @param of.touched whether the row has changed the credential, so that the write is due for the import's sake alone
 * @param of.account what identity told of the account when it created it
 * @returns undefined when everything the row says is stored already
 */
export function writeOf(
  row: ImportedRow,
  who: { customerId: string; customerReference: string },
  existing: ImportedCustomer | undefined,
  of: { importId: string; row: number; now: number; touched: boolean; account: AccountState | undefined },
): CustomerWrite | undefined {
  const { importId, now, account } = of;
  const { profile, registeredAt } = row;
  if (existing === undefined) {
    // Field by field: an object of so many that is put together by spreading takes V8 several kilobytes.
    const insert: CustomerInsert = {
      email: profile.email,
      salutation: profile.salutation,
      firstName: profile.firstName,
      lastName: profile.lastName,
      gender: profile.gender,
      dateOfBirth: profile.dateOfBirth,
      phone: profile.phone,
      company: profile.company,
      locale: profile.locale,
      store: profile.store,
      customerReference: who.customerReference,
      registeredAt: registeredAt ?? now,
      updatedAt: now,
      importMark: { importId, row: of.row, outcome: 'created' },
      imports: [importId],
    };
    if (registeredAt !== undefined) insert.confirmedAt = registeredAt;
    if (account !== undefined) insert.account = withoutId(account);
    return { customerId: who.customerId, insert };
  }
  // An empty cell takes back no confirmation, and a date none that came later by a mailed link.
  const wanted: Partial<Customer> = {
    ...profile,
    ...(registeredAt === undefined
      ? {}
      : { registeredAt, confirmedAt: existing.confirmedAt ?? registeredAt }),
  };
  const fields = Object.keys(wanted) as (keyof Customer)[];
  const change = Object.fromEntries(
    fields.filter((field) => wanted[field] !== existing[field]).map((field) => [field, wanted[field]]),
  );
  const changed = Object.keys(change).length > 0;
  if (!changed && !of.touched) return undefined;
  const importMark: ImportMark = { importId, row: of.row, outcome: 'updated' };
  const before = (existing.imports ?? []).filter((each) => each !== importId);
  const imports = [...before, importId].slice(-importsRemembered);
  return {
    customerId: existing.customerId,
    change: { ...change, ...(changed ? { updatedAt: now } : {}), importMark, imports },
  };
}

function withoutId({ customerId: _, ...account }: AccountState): Omit<AccountState, 'customerId'> {
  return account;
}

/** Rows in parts of `size` at most, in their order. */
export function inParts<Row>(rows: readonly Row[], size: number): Row[][] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, at) => rows.slice(at * size, (at + 1) * size));
}

/** Profiles, in batches. Rejects with `unavailable` when the store cannot be reached. */
export interface ImportedCustomers {
  findByReferences(references: readonly string[]): Promise<ImportedCustomer[]>;
  /** @returns customers whose insert met an id or a reference that is taken meanwhile; nothing of those was stored */
  save(writes: readonly CustomerWrite[]): Promise<ReadonlySet<string>>;
}

/** What an imported row says of a credential. */
export interface CredentialToImport {
  customerId: string;
  customerReference: string;
  login: string;
  passwordCell: string;
  confirmed: boolean;
  /** Where it is in the file. */
  row: number;
}

/** What identity made of it; all but the first three changed nothing. */
export type CredentialOutcome =
  | 'created'
  | 'updated'
  | 'unchanged'
  | 'login-taken'
  | 'password-format'
  | 'password-cost'
  | 'password-length'
  | 'anonymised'
  | 'busy';

/** The part of identity that imports use. Rejects with the AppError identity threw, or with `unavailable`. */
export interface ImportedCredentials {
  /**
   * Rows that this import has applied already are only told again.
   * @param rows each customer once, 500 at most
   * @param options.overwritePasswords whether cells replace passwords that their owners have set
   * @param options.dryRun whether nothing is stored
   * @returns the outcomes in their order, and the states of the accounts that this very call has created
   */
  apply(
    rows: readonly CredentialToImport[],
    options: { importId: string; overwritePasswords: boolean; dryRun: boolean },
  ): Promise<{ outcomes: readonly CredentialOutcome[]; created: readonly AccountState[] }>;
}

/** What an imported row says of a company user. */
export interface CompanyUserToImport {
  customerId: string;
  key: string;
  companyKey: string;
  /** Undefined leaves it as it is. */
  isDefault: boolean | undefined;
  /** Where it is in the file. */
  row: number;
}

/** What identity made of it; all but the first three changed nothing. */
export type CompanyUserOutcome =
  'created' | 'updated' | 'unchanged' | 'unknown-customer' | 'too-many' | 'busy';

/** The company users in identity. Rejects with the AppError identity threw, or with `unavailable`. */
export interface ImportedCompanyUsers {
  /**
   * Rows that this import has applied already are only told again.
   * @param rows 500 at most, in the order of the file
   * @returns the outcomes in their order
   */
  apply(
    rows: readonly CompanyUserToImport[],
    options: { importId: string; dryRun: boolean },
  ): Promise<CompanyUserOutcome[]>;
}
