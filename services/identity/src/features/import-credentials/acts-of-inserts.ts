import { audited, maxSubjects, type AuditAct, type AuditEntry } from '@latchkey/contracts/events';
import { repeatableId } from '@latchkey/kit/ids';
import { currentOrigin } from '@latchkey/kit/origin';
import type { StoredPassword } from '../../domain/credential.ts';
import { className, classOf } from '../../domain/password-class.ts';

/** An account that an import has created, or is about to. */
export interface ImportedAccount {
  readonly customerId: string;
  readonly password: StoredPassword | undefined;
}

/**
 * What the audit trail learns of them. Those of whom the same is to be told share entries: one for each of them, with its
 * indexes, would cost more than the accounts. The same accounts give entries of the same ids, and those are kept once.
 * @param at milliseconds since the Unix epoch
 */
export function actsOfInserts(
  accounts: readonly ImportedAccount[],
  { importId, at }: { importId: string; at: number },
): AuditEntry[] {
  const alike = new Map<string, { act: AuditAct; details: Record<string, string>; subjects: string[] }>();
  const tell = (subject: string, act: AuditAct, details: { hashClass?: string } = {}): void => {
    const key = `${act} ${details.hashClass ?? ''}`;
    const group = alike.get(key) ?? { act, details: { importId, ...details }, subjects: [] };
    group.subjects.push(subject);
    alike.set(key, group);
  };
  for (const { customerId, password } of accounts) {
    tell(customerId, 'account.imported');
    if (password !== undefined) tell(customerId, passwordAct(password), { hashClass: hashClassOf(password) });
  }
  return [...alike.entries()].flatMap(([key, { subjects, ...same }]) =>
    inParts(subjects).flatMap((part) => {
      const id = repeatableId(importId, key, ...part);
      return audited(currentOrigin(), { ...same, id, at, subject: '', subjects: part }).data.entries;
    }),
  );
}

/** What came with a file: a hash, or the password in clear. */
export function passwordAct({ origin }: StoredPassword): 'password.hash_imported' | 'password.imported' {
  return origin === 'import' ? 'password.hash_imported' : 'password.imported';
}

export function hashClassOf({ phc }: StoredPassword): string {
  const known = classOf(phc);
  return known === undefined ? 'unknown' : className(known);
}

function inParts(subjects: readonly string[]): string[][] {
  const parts = Math.ceil(subjects.length / maxSubjects);
  return Array.from({ length: parts }, (_, at) => subjects.slice(at * maxSubjects, (at + 1) * maxSubjects));
}
