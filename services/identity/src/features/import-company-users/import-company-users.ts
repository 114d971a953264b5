import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CompanyUserRepository, CompanyUserWrite } from '../../domain/company-user-repository.ts';
import {
  decideCompanyUsers,
  type CompanyUserChange,
  type CompanyUserOutcome,
  type CompanyUserRow,
} from '../../domain/company-user.ts';
import type { CredentialEvent } from '../../domain/credential-event.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';

export interface ImportCompanyUsersDeps {
  companyUsers: CompanyUserRepository;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** What met something else is decided anew on what is there then; more often only under a storm of writes. */
const maxRounds = 3;

/**
 * Applies imported rows of company users, each customer in one guarded write. A key that goes over to another customer
 * leaves the one who had it first: two writes, and a death in between leaves it with nobody until the same rows come again.
 * Decided from what is stored, so that the same rows again change nothing.
 * @param options.importId rows that this import has applied already are only told again
 * @param options.dryRun whether nothing is stored, and the outcomes are those against what is stored now
 * @returns what became of each row, in their order
 */
export async function importCompanyUsers(
  deps: ImportCompanyUsersDeps,
  rows: readonly CompanyUserRow[],
  options: { importId: string; dryRun: boolean },
): Promise<CompanyUserOutcome[]> {
  const of = {
    customerIds: [...new Set(rows.map(({ customerId }) => customerId))],
    keys: [...new Set(rows.map(({ key }) => key))],
  };
  const known = new Set<string>();
  for (let round = 1; round <= maxRounds; round += 1) {
    const holders = await deps.companyUsers.findHolders(of);
    for (const { key } of holders.flatMap(({ companyUsers }) => companyUsers)) known.add(key);
    const { outcomes, changes } = decideCompanyUsers(rows, holders, { importId: options.importId, known });
    if (options.dryRun || (await save(deps, changes))) return outcomes;
  }
  return rows.map(() => 'busy');
}

async function save(deps: ImportCompanyUsersDeps, changes: readonly CompanyUserChange[]): Promise<boolean> {
  const given = changes.filter(({ taken }) => taken.length > 0).map((change) => givingUp(deps, change));
  const received = changes.filter(({ rows }) => rows.length > 0).map((change) => receiving(deps, change));
  for (const writes of [given, received]) {
    if (writes.length === 0) continue;
    // Where a write met something else, those that were stored are told by the sweep.
    if (!(await deps.companyUsers.save(writes))) return false;
    for (const { customerId, events } of writes) deps.publish(customerId, events);
  }
  return true;
}

/** The first of two writes: keys that others get are free. */
function givingUp(
  deps: ImportCompanyUsersDeps,
  { holder, taken, endsSessions }: CompanyUserChange,
): CompanyUserWrite {
  const { customerId, version } = holder;
  const companyUsers = holder.companyUsers.filter(({ key }) => !taken.includes(key));
  const events = taken.map(() => told(deps, 'account.company_user_removed', customerId));
  return { customerId, version, companyUsers, endsSessions, events };
}

function receiving(
  deps: ImportCompanyUsersDeps,
  { holder, companyUsers, rows, taken }: CompanyUserChange,
): CompanyUserWrite {
  const { customerId } = holder;
  const version = holder.version + (taken.length > 0 ? 1 : 0);
  const events = rows.map((row) => told(deps, 'account.company_user_set', customerId, row));
  return { customerId, version, companyUsers, endsSessions: false, events };
}

function told(
  { clock, newId }: ImportCompanyUsersDeps,
  act: 'account.company_user_set' | 'account.company_user_removed',
  subject: string,
  row?: number,
): CredentialEvent {
  const details = row === undefined ? {} : { row: String(row) };
  return audited(currentOrigin(), { id: newId(), at: clock.now(), act, subject, details });
}
