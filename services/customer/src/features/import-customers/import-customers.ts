import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { ReferenceNumbers } from '../../domain/customer.ts';
import type { AccountState } from '../../domain/directory.ts';
import { appliedOutcome } from '../../domain/import-job.ts';
import { readLayout, type CellFault, type Cells, type Layout } from '../../domain/import-layout.ts';
import { customerColumns, readCells, readRow, type ImportedRow } from '../../domain/import-row.ts';
import {
  importedCustomerId,
  inParts,
  writeOf,
  type ImportedCustomer,
  type CredentialOutcome,
  type CustomerWrite,
  type ImportedCredentials,
  type ImportedCustomers,
} from '../../domain/imports.ts';
import { fold } from '../../domain/search-keys.ts';

export interface Deps {
  customers: ImportedCustomers;
  credentials: ImportedCredentials;
  references: Pick<ReferenceNumbers, 'raiseTo'>;
  clock: Clock;
  defaultLocale: string;
  defaultStore: string;
}

export interface Batch {
  columns: readonly string[];
  rows: readonly { row: number; cells: readonly string[] }[];
  importId: string;
  /** Cells replace passwords that their owners have set. */
  overwritePasswords: boolean;
  /** Nothing is stored; the outcomes are those against what is stored now. */
  dryRun: boolean;
  /** Nothing is applied behind the first row that fails; row by row, and slow. */
  stopAtError: boolean;
}

export type RowOutcome =
  | { row: number; outcome: 'created' | 'updated' | 'unchanged' }
  | { row: number; outcome: 'failed'; faults: CellFault[] };

/**
 * Applies rows of a customer.csv. For each wave of rows:
 * 1. identity applies its half, one write a credential; it decides who owns an address;
 * 2. the sequence of references is raised past the new ones, so that nobody who registers now gets one of them;
 * 3. the profiles are stored, one write each.
 *
 * A death in between leaves credentials whose profile is not there yet or is the old one. The same rows again find them
 * by the id that is made from the reference, and do the rest. Nothing is told to anybody: no event, no mail.
 * Rows that this import has applied already are not applied again, whatever has changed since: documents remember them.
 * @returns what became of each row, in their order; of those behind the first that failed where that was asked for, nothing
 * @throws AppError `invalid_input` for the head, `unavailable` when it is unknown what was stored: sending the batch again is right
 */
export async function importCustomers(
  deps: Deps,
  batch: Batch,
): Promise<{ rows: RowOutcome[]; ignoredColumns: readonly string[] }> {
  const layout = readLayout(batch.columns, customerColumns);
  const outcomes: RowOutcome[] = [];
  for (const wave of wavesOf(layout, batch)) {
    outcomes.push(...(await importTwice(deps, wave, batch)));
    if (batch.stopAtError && outcomes.at(-1)?.outcome === 'failed') break;
  }
  return { rows: outcomes, ignoredColumns: layout.ignored };
}

type Candidate = { row: number } & (
  { faults: CellFault[] } | { cells: Cells; reference: string; number: number }
);

/** No reference is in a wave twice: the later row is to meet what the earlier one has stored. */
function wavesOf(layout: Layout, { rows, stopAtError }: Batch): Candidate[][] {
  const waves: Candidate[][] = [];
  let current: Candidate[] = [];
  let seen = new Set<string>();
  for (const { row, cells } of rows) {
    const candidate = { row, ...readCells(layout, cells) };
    const reference = 'reference' in candidate ? candidate.reference : undefined;
    const full = stopAtError && current.length > 0;
    if (full || (reference !== undefined && seen.has(reference))) {
      waves.push(current);
      current = [];
      seen = new Set();
    }
    if (reference !== undefined) seen.add(reference);
    current.push(candidate);
  }
  return current.length === 0 ? waves : [...waves, current];
}

/** A row that is fit to be applied. */
interface Fit {
  row: number;
  customerId: string;
  reference: string;
  number: number;
  parsed: ImportedRow;
  existing: ImportedCustomer | undefined;
}

/** Rows of which the outcome is known, and those that are fit to be applied, at one moment. */
interface Prepared {
  outcomes: RowOutcome[];
  fit: Fit[];
  now: number;
}

/** What identity made of a row; what is left is the profile's write, if there is one. */
interface Decided {
  row: number;
  customerId: string;
  number: number;
  credential: CredentialOutcome;
  fault: CellFault | undefined;
  write: CustomerWrite | undefined;
}

/** A row that met another write is looked at once more: often that was this very row, sent to another copy as well. */
async function importTwice(deps: Deps, wave: readonly Candidate[], batch: Batch): Promise<RowOutcome[]> {
  const first = await importWave(deps, wave, batch);
  const met = new Set(
    first.flatMap((each) => (each.outcome === 'failed' && each.faults.includes(busy) ? [each.row] : [])),
  );
  if (met.size === 0) return first;
  const second = await importWave(
    deps,
    wave.filter(({ row }) => met.has(row)),
    batch,
  );
  const again = new Map(second.map((each) => [each.row, each]));
  return first.map((each) => again.get(each.row) ?? each);
}

/** Rows of a wave that go through together: as many as identity takes in one call. */
const partRows = 500;
/** While one part is read, the one before is decided on in identity, and the one before that is stored. */
const partsAtOnce = 3;

/** A part of a wave on its way. */
interface Part {
  addresses: ReadonlySet<string>;
  /** Settled when identity has decided on all of it. */
  asked: Promise<unknown>;
  done: Promise<RowOutcome[]>;
}

/** A few parts are under way at once; their order counts where it decides who gets an address. */
async function importWave(deps: Deps, wave: readonly Candidate[], batch: Batch): Promise<RowOutcome[]> {
  const parts: Part[] = [];
  try {
    for (const rows of inParts(wave, partRows)) {
      await parts.at(-partsAtOnce)?.done;
      parts.push(startPart(deps, rows, parts.slice(1 - partsAtOnce), batch));
    }
    const outcomes = new Map(
      (await Promise.all(parts.map(({ done }) => done))).flat().map((each) => [each.row, each]),
    );
    return wave.flatMap(({ row }) => outcomes.get(row) ?? []);
  } finally {
    // Nothing is under way any more when a failure is told.
    await Promise.allSettled(parts.map(({ done }) => done));
  }
}

/** @param earlier parts that may be under way still */
function startPart(deps: Deps, rows: readonly Candidate[], earlier: readonly Part[], batch: Batch): Part {
  const addresses = new Set(rows.flatMap((each) => ('cells' in each ? addressOf(each.cells) : [])));
  // Whoever comes first in the file gets an address.
  const rivals = earlier.filter((part) => [...part.addresses].some((address) => addresses.has(address)));
  const asked = Promise.all([prepare(deps, rows, batch), ...rivals.map((part) => part.asked)]).then(
    async ([prepared]) => ({ prepared, decided: await decide(deps, prepared, earlier, batch) }),
  );
  const done = asked.then(async ({ prepared, decided }) => [
    ...prepared.outcomes,
    ...(await store(deps, decided, batch)),
  ]);
  // Whoever waits for it hears of a failure; nobody may be waiting yet.
  done.catch(() => undefined);
  return { addresses, asked, done };
}

/** Alike for every spelling that identity takes for one address, and for some more. */
function addressOf(cells: Cells): string {
  return fold(cells.get('email')?.trim() ?? '');
}

async function prepare(deps: Deps, part: readonly Candidate[], { importId }: Batch): Promise<Prepared> {
  const fit: Fit[] = [];
  const outcomes: RowOutcome[] = [];
  const stored = await customersOf(deps, part);
  const now = deps.clock.now();
  const context = { now, defaultLocale: deps.defaultLocale, defaultStore: deps.defaultStore };
  for (const candidate of part) {
    const { row } = candidate;
    if ('faults' in candidate) {
      outcomes.push({ row, outcome: 'failed', faults: candidate.faults });
      continue;
    }
    const { reference, number } = candidate;
    const existing = stored.get(reference);
    const applied = appliedOutcome(existing?.importMark, { importId, row });
    if (applied !== undefined) {
      outcomes.push({ row, outcome: applied });
      continue;
    }
    const parsed = readRow(candidate.cells, existing, context);
    const customerId = existing?.customerId ?? importedCustomerId(reference);
    if ('faults' in parsed) outcomes.push({ row, outcome: 'failed', faults: parsed.faults });
    else fit.push({ row, customerId, reference, number, parsed, existing });
  }
  return { outcomes, fit, now };
}

async function customersOf(
  { customers }: Deps,
  part: readonly Candidate[],
): Promise<Map<string, ImportedCustomer>> {
  const references = part.flatMap((each) => ('reference' in each ? [each.reference] : []));
  const found = references.length === 0 ? [] : await customers.findByReferences(references);
  return new Map(found.map((each) => [each.customerReference, each]));
}

/** @param earlier parts that may be under way still */
async function decide(
  deps: Deps,
  { fit, now }: Prepared,
  earlier: readonly Part[],
  batch: Batch,
): Promise<Decided[]> {
  const { outcomes, accounts } = await askIdentity(deps, fit, batch);
  const taken = fit.filter(({ row }) => outcomes.get(row) === 'login-taken');
  if (taken.length > 0 && earlier.length > 0 && !batch.dryRun) {
    // Whoever had the address may have given it away meanwhile, further up in the file.
    await Promise.all(earlier.map(({ asked }) => asked));
    const again = await askIdentity(deps, taken, batch);
    for (const [row, outcome] of again.outcomes) outcomes.set(row, outcome);
    for (const [customerId, account] of again.accounts) accounts.set(customerId, account);
  }
  return fit.map((each) => {
    const { row, customerId, reference, number } = each;
    const credential = outcomes.get(row);
    if (credential === undefined)
      throw new AppError('internal', { detail: 'identity answered for fewer rows than it was given' });
    const fault = faultOf(credential);
    const who = { customerId, customerReference: reference };
    const touched = credential !== 'unchanged';
    const of = { importId: batch.importId, row, now, touched, account: accounts.get(customerId) };
    const write = fault === undefined ? writeOf(each.parsed, who, each.existing, of) : undefined;
    return { row, customerId, number, credential, fault, write };
  });
}

/** What identity makes of rows, and the states of the accounts it has created for them. */
async function askIdentity(
  deps: Deps,
  fit: readonly Fit[],
  { importId, overwritePasswords, dryRun }: Batch,
): Promise<{ outcomes: Map<number, CredentialOutcome>; accounts: Map<string, AccountState> }> {
  if (fit.length === 0) return { outcomes: new Map(), accounts: new Map() };
  const { outcomes, created } = await deps.credentials.apply(
    fit.map(({ row, customerId, reference, parsed }) => ({
      row,
      customerId,
      customerReference: reference,
      login: parsed.profile.email,
      passwordCell: parsed.passwordCell,
      confirmed: parsed.registeredAt !== undefined,
    })),
    { importId, overwritePasswords, dryRun },
  );
  const known = outcomes.flatMap((outcome, at): [number, CredentialOutcome][] => {
    const row = fit[at]?.row;
    return row === undefined ? [] : [[row, outcome]];
  });
  return { outcomes: new Map(known), accounts: new Map(created.map((each) => [each.customerId, each])) };
}

async function store(deps: Deps, decided: readonly Decided[], { dryRun }: Batch): Promise<RowOutcome[]> {
  const writes = decided.flatMap(({ write }) => (write === undefined ? [] : [write]));
  const added = decided.flatMap(({ write, number }) =>
    write !== undefined && 'insert' in write ? [number] : [],
  );
  if (added.length > 0 && !dryRun) await deps.references.raiseTo(Math.max(...added));
  const refused = writes.length === 0 || dryRun ? new Set<string>() : await deps.customers.save(writes);
  return decided.map(({ row, customerId, credential, fault, write }) => {
    if (fault !== undefined) return { row, outcome: 'failed', faults: [fault] };
    if (write === undefined) return { row, outcome: credential === 'unchanged' ? 'unchanged' : 'updated' };
    if (refused.has(customerId)) return { row, outcome: 'failed', faults: [busy] };
    return { row, outcome: 'insert' in write ? 'created' : 'updated' };
  });
}

const busy: CellFault = {
  column: 'customer_reference',
  reason: 'Something else is changing this customer at the moment. Import the row again.',
};

function faultOf(outcome: CredentialOutcome): CellFault | undefined {
  switch (outcome) {
    case 'created':
    case 'updated':
    case 'unchanged':
      return undefined;
    case 'login-taken':
      return { column: 'email', reason: 'Another customer has this e-mail address.' };
    case 'password-format':
      return {
        column: 'password',
        reason:
          'It looks like a hash, but like none of bcrypt ($2y$, $2a$, $2b$), argon2, PBKDF2 (passlib, Django), md5, sha1 or sha256 in hexadecimal.',
      };
    case 'password-cost':
      return {
        column: 'password',
        reason:
          'The cost of this hash is out of bounds: bcrypt 4 to 14, argon2 up to 256 MiB and 10 passes, PBKDF2 up to 2,000,000 iterations are accepted.',
      };
    case 'password-length':
      return { column: 'password', reason: 'A password in clear has 128 characters at most.' };
    case 'anonymised':
      return {
        column: 'customer_reference',
        reason: 'This customer was anonymised; the reference stays theirs.',
      };
    case 'busy':
      return busy;
  }
}
