import { repeatableId } from '@latchkey/kit/ids';
import type { ImportMark } from './import-mark.ts';

/** What makes a customer act for a company (spryker.md §3.3, §10); one customer may do so for several. */
export interface CompanyUser {
  /** `company_user_key`: of one customer only. */
  readonly key: string;
  /** The company in the systems of the shop; Latchkey keeps no companies. */
  readonly companyKey: string;
  readonly isDefault: boolean;
  /** What was last imported into it. */
  readonly importMark: ImportMark;
}

/** More companies than anybody works for; they are read with every login. */
const maxOfOne = 100;

/** `idCompanyUser`: the same UUID for the same key, wherever and whenever it is imported. */
export function companyUserId(key: string): string {
  return repeatableId('company user', key);
}

/** The one that access tokens name: of several defaults the one that became it last. */
export function defaultCompanyUser(
  companyUsers: readonly CompanyUser[] | undefined,
): CompanyUser | undefined {
  return companyUsers?.findLast(({ isDefault }) => isDefault);
}

/** What access tokens of this customer carry. */
export function companyUserIdOf({
  companyUsers,
}: {
  companyUsers?: readonly CompanyUser[] | undefined;
}): string | undefined {
  const named = defaultCompanyUser(companyUsers);
  return named && companyUserId(named.key);
}

/** The company users of one customer, as they are stored. */
export interface CompanyUserHolder {
  readonly customerId: string;
  readonly version: number;
  readonly companyUsers: readonly CompanyUser[];
}

/** What an imported row says of a company user. */
export interface CompanyUserRow {
  readonly customerId: string;
  readonly key: string;
  readonly companyKey: string;
  /** Undefined leaves it as it is, which is no at first. */
  readonly isDefault: boolean | undefined;
  /** Where it is in the file. */
  readonly row: number;
}

export type CompanyUserOutcome =
  | 'created'
  | 'updated'
  | 'unchanged'
  /** There is no such customer, or the person is gone. */
  | 'unknown-customer'
  /** The customer has as many company users as anybody can have. */
  | 'too-many'
  /** Something else is changing the customer at the moment; a later try will do. */
  | 'busy';

/** What rows do to the company users of one customer. */
export interface CompanyUserChange {
  readonly holder: CompanyUserHolder;
  readonly companyUsers: readonly CompanyUser[];
  /** Rows that were applied, for the audit trail. */
  readonly rows: readonly number[];
  /** Keys that belong to other customers now. */
  readonly taken: readonly string[];
  /** Access tokens that are out may name a company user that is somebody else's now. */
  readonly endsSessions: boolean;
}

interface Working {
  holder: CompanyUserHolder;
  companyUsers: CompanyUser[];
  rows: number[];
  taken: string[];
}

/**
 * What rows do to what is stored; they are looked at one after the other, each meets what the one before has done.
 * @param holders the customers of the rows, and those who hold their keys now
 * @param known keys that were there when the rows were first looked at
 * @returns the outcomes in the order of the rows, and what is to be written
 */
export function decideCompanyUsers(
  rows: readonly CompanyUserRow[],
  holders: readonly CompanyUserHolder[],
  { importId, known }: { importId: string; known: ReadonlySet<string> },
): { outcomes: CompanyUserOutcome[]; changes: CompanyUserChange[] } {
  const working = new Map<string, Working>(
    holders.map((holder) => [
      holder.customerId,
      { holder, companyUsers: [...holder.companyUsers], rows: [], taken: [] },
    ]),
  );
  const holderOf = new Map<string, Working>();
  for (const each of working.values()) for (const { key } of each.companyUsers) holderOf.set(key, each);

  const apply = (row: CompanyUserRow): CompanyUserOutcome => {
    const target = working.get(row.customerId);
    const holder = holderOf.get(row.key);
    const existing = holder?.companyUsers.find(({ key }) => key === row.key);
    const mark = existing?.importMark;
    if (mark?.importId === importId && row.row <= mark.row) return mark.outcome;
    if (target === undefined) return 'unknown-customer';
    const { key, companyKey, isDefault = existing?.isDefault ?? false } = row;
    const stays = holder === target;
    if (stays && existing?.companyKey === companyKey && existing.isDefault === isDefault) return 'unchanged';
    if (!stays && target.companyUsers.length >= maxOfOne) return 'too-many';
    const outcome = existing === undefined && !known.has(key) ? 'created' : 'updated';
    const changed = { key, companyKey, isDefault, importMark: { importId, row: row.row, outcome } } as const;
    const keepsPlace = stays && (existing?.isDefault === true || !isDefault);
    if (keepsPlace)
      target.companyUsers = target.companyUsers.map((each) => (each.key === key ? changed : each));
    else {
      if (holder !== undefined) holder.companyUsers = holder.companyUsers.filter((each) => each.key !== key);
      if (!stays) holder?.taken.push(key);
      target.companyUsers.push(changed);
    }
    target.taken = target.taken.filter((each) => each !== key);
    target.rows.push(row.row);
    holderOf.set(key, target);
    return outcome;
  };

  return { outcomes: rows.map(apply), changes: [...working.values()].flatMap(changeOf) };
}

function changeOf({ holder, companyUsers, rows, taken }: Working): CompanyUserChange[] {
  // A key that came and went within these rows was never stored.
  const lost = taken.filter((key) => holder.companyUsers.some((each) => each.key === key));
  if (rows.length === 0 && lost.length === 0) return [];
  const named = defaultCompanyUser(holder.companyUsers)?.key;
  return [
    {
      ...{ holder, companyUsers, rows, taken: lost },
      endsSessions: named !== undefined && lost.includes(named),
    },
  ];
}
