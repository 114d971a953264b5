import type { CountedClasses } from '../../domain/decoy.ts';
import { classNamed, isBehind, type Argon2Class } from '../../domain/password-class.ts';

export interface ReportHashesDeps {
  /** Counts that are as new as the report needs them. */
  classCounts: () => Promise<CountedClasses>;
  /** The class of new hashes. */
  own: Argon2Class;
}

/** How many accounts have a hash of one class. */
export interface HashClassCount {
  readonly hashClass: string;
  readonly accounts: number;
  readonly upgradedAtLogin: boolean;
}

/** What passwords are hashed with, the most frequent first: how far imported ones have come. */
export async function reportHashes({
  classCounts,
  own,
}: ReportHashesDeps): Promise<{ classes: HashClassCount[]; countedAt: number }> {
  const { counts, countedAt } = await classCounts();
  const classes = [...counts]
    .filter(([, accounts]) => accounts > 0)
    .map(([hashClass, accounts]) => {
      const known = classNamed(hashClass);
      return { hashClass, accounts, upgradedAtLogin: known !== undefined && isBehind(known, own) };
    })
    .sort((a, b) => b.accounts - a.accounts || (a.hashClass < b.hashClass ? -1 : 1));
  return { classes, countedAt };
}
