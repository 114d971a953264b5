import { AppError } from '@latchkey/kit/errors';
import { companyUserColumns, readCompanyUserRow } from '../../domain/company-user-row.ts';
import { readLayout, type CellFault, type Layout } from '../../domain/import-layout.ts';
import {
  inParts,
  type CompanyUserOutcome,
  type ImportedCompanyUsers,
  type ImportedCustomers,
} from '../../domain/imports.ts';
import type { Batch, RowOutcome } from '../import-customers/import-customers.ts';

export interface Deps {
  customers: Pick<ImportedCustomers, 'findByReferences'>;
  companyUsers: ImportedCompanyUsers;
}

/** Rows in one call; identity takes no more. */
const identityRows = 500;

/**
 * Applies rows of a company-user.csv. Here is only looked up whose the references are: company users rest in identity, on
 * the credential, whose one write a row is. The same rows again, and rows that this import has applied already, change
 * nothing.
 * @returns what became of each row, in their order; of those behind the first that failed where that was asked for, nothing
 * @throws AppError `invalid_input` for the head, `unavailable` when it is unknown what was stored: sending the batch again is right
 */
export async function importCompanyUsers(
  deps: Deps,
  batch: Batch,
): Promise<{ rows: RowOutcome[]; ignoredColumns: readonly string[] }> {
  const layout = readLayout(batch.columns, companyUserColumns);
  const outcomes: RowOutcome[] = [];
  // Row by row where the first that fails ends it.
  for (const rows of inParts(batch.rows, batch.stopAtError ? 1 : identityRows)) {
    outcomes.push(...(await importRows(deps, layout, { ...batch, rows })));
    if (batch.stopAtError && outcomes.at(-1)?.outcome === 'failed') break;
  }
  return { rows: outcomes, ignoredColumns: layout.ignored };
}

async function importRows(
  deps: Deps,
  layout: Layout,
  { rows, importId, dryRun }: Batch,
): Promise<RowOutcome[]> {
  const read = rows.map(({ row, cells }) => ({ row, ...readCompanyUserRow(layout, cells) }));
  const references = [...new Set(read.flatMap((each) => ('reference' in each ? [each.reference] : [])))];
  const found = references.length === 0 ? [] : await deps.customers.findByReferences(references);
  const customerIds = new Map(found.map((each) => [each.customerReference, each.customerId]));
  const looked = read.map((each) => {
    if ('faults' in each) return each;
    const { reference, ...companyUser } = each;
    const customerId = customerIds.get(reference);
    return customerId === undefined
      ? { row: each.row, faults: [unknownCustomer] }
      : { ...companyUser, customerId };
  });
  const fit = looked.flatMap((each) => ('faults' in each ? [] : [each]));
  const applied = fit.length === 0 ? [] : await deps.companyUsers.apply(fit, { importId, dryRun });
  const outcomes = new Map(fit.map(({ row }, at) => [row, applied[at]]));
  return looked.map((each) =>
    'faults' in each
      ? { row: each.row, outcome: 'failed', faults: each.faults }
      : toOutcome(each.row, outcomes.get(each.row)),
  );
}

const unknownCustomer: CellFault = {
  column: 'customer_reference',
  reason: 'There is no customer with this reference.',
};

function toOutcome(row: number, outcome: CompanyUserOutcome | undefined): RowOutcome {
  const failed = (fault: CellFault): RowOutcome => ({ row, outcome: 'failed', faults: [fault] });
  switch (outcome) {
    case 'created':
    case 'updated':
    case 'unchanged':
      return { row, outcome };
    case 'unknown-customer':
      return failed(unknownCustomer);
    case 'too-many':
      return failed({ column: 'customer_reference', reason: 'This customer has 100 company users already.' });
    case 'busy':
      return failed({
        column: 'customer_reference',
        reason: 'Something else is changing this customer at the moment. Import the row again.',
      });
    case undefined:
      throw new AppError('internal', { detail: 'identity answered for fewer rows than it was given' });
  }
}
