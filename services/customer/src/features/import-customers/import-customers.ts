import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { ReferenceNumbers } from '../../domain/customer.ts';
import { appliedOutcome } from '../../domain/import-job.ts';
import { readLayout, type CellFault, type Cells, type Layout } from '../../domain/import-layout.ts';
import { customerColumns, readCells, readRow, type ImportedRow } from '../../domain/import-row.ts';
import {
  importedCustomerId,
  writeOf,
  type ImportedCustomer,
  type CredentialOutcome,
  type CustomerWrite,
  type ImportedCredentials,
  type ImportedCustomers,
} from '../../domain/imports.ts';

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
  reference: string;
  number: number;
  parsed: ImportedRow;
  existing: ImportedCustomer | undefined;
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

async function importWave(deps: Deps, wave: readonly Candidate[], batch: Batch): Promise<RowOutcome[]> {
  const fit: Fit[] = [];
  const outcomes = new Map<number, RowOutcome>();
  const fail = (row: number, faults: CellFault[]): void =>
    void outcomes.set(row, { row, outcome: 'failed', faults });

  const stored = await customersOf(deps, wave);
  const context = {
    now: deps.clock.now(),
    defaultLocale: deps.defaultLocale,
    defaultStore: deps.defaultStore,
  };
  for (const candidate of wave) {
    if ('faults' in candidate) {
      fail(candidate.row, candidate.faults);
      continue;
    }
    const existing = stored.get(candidate.reference);
    const { importId } = batch;
    const applied = appliedOutcome(existing?.importMark, { importId, row: candidate.row });
    if (applied !== undefined) {
      outcomes.set(candidate.row, { row: candidate.row, outcome: applied });
      continue;
    }
    const parsed = readRow(candidate.cells, existing, context);
    if ('faults' in parsed) fail(candidate.row, parsed.faults);
    else fit.push({ ...candidate, parsed, existing });
  }
  for (const outcome of await apply(deps, fit, batch, context.now)) outcomes.set(outcome.row, outcome);
  return wave.flatMap(({ row }) => outcomes.get(row) ?? []);
}

async function customersOf(
  { customers }: Deps,
  wave: readonly Candidate[],
): Promise<Map<string, ImportedCustomer>> {
  const references = wave.flatMap((each) => ('reference' in each ? [each.reference] : []));
  const found = references.length === 0 ? [] : await customers.findByReferences(references);
  return new Map(found.map((each) => [each.customerReference, each]));
}

async function apply(
  deps: Deps,
  fit: readonly Fit[],
  { importId, overwritePasswords, dryRun }: Batch,
  now: number,
): Promise<RowOutcome[]> {
  if (fit.length === 0) return [];
  const credentials = await deps.credentials.apply(
    fit.map(({ row, reference, existing, parsed }) => ({
      row,
      customerId: existing?.customerId ?? importedCustomerId(reference),
      customerReference: reference,
      login: parsed.profile.email,
      passwordCell: parsed.passwordCell,
      confirmed: parsed.registeredAt !== undefined,
    })),
    { importId, overwritePasswords, dryRun },
  );
  const accounts = new Map(credentials.created.map((each) => [each.customerId, each]));
  const decided = fit.map((each, at) => {
    const outcome = credentials.outcomes[at];
    if (outcome === undefined)
      throw new AppError('internal', { detail: 'identity answered for fewer rows than it was given' });
    const fault = faultOf(outcome);
    const write =
      fault === undefined
        ? writeOf(each.parsed, each.reference, each.existing, {
            ...{ importId, row: each.row, now },
            touched: outcome !== 'unchanged',
            account: accounts.get(importedCustomerId(each.reference)),
          })
        : undefined;
    return { ...each, credential: outcome, fault, write };
  });
  const writes = decided.flatMap(({ write }) => (write === undefined ? [] : [write]));
  const added = decided.flatMap(({ write, number }) =>
    write !== undefined && 'insert' in write ? [number] : [],
  );
  if (added.length > 0 && !dryRun) await deps.references.raiseTo(Math.max(...added));
  const refused = writes.length === 0 || dryRun ? new Set<string>() : await deps.customers.save(writes);
  return decided.map(({ row, credential, fault, write }) => {
    if (fault !== undefined) return { row, outcome: 'failed', faults: [fault] };
    if (write === undefined) return { row, outcome: credential === 'unchanged' ? 'unchanged' : 'updated' };
    if (refused.has(idOf(write))) return { row, outcome: 'failed', faults: [busy] };
    return { row, outcome: 'insert' in write ? 'created' : 'updated' };
  });
}

function idOf(write: CustomerWrite): string {
  return 'insert' in write ? write.insert.customerId : write.customerId;
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
