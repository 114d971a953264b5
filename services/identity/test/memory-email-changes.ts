import type { CredentialEvent } from '../src/domain/credential-repository.ts';
import type { EmailChangeRepository } from '../src/domain/email-change-repository.ts';
import type { EmailChange } from '../src/domain/email-change.ts';

export interface MemoryEmailChanges extends EmailChangeRepository {
  readonly rows: ReadonlyMap<string, EmailChange>;
  readonly events: readonly CredentialEvent[];
}

/** Wishes for another address in memory; it passes the same contract suite as the mongoose repository. */
export function createMemoryEmailChanges(): MemoryEmailChanges {
  const rows = new Map<string, EmailChange>();
  const events: CredentialEvent[] = [];
  const all = (): EmailChange[] => [...rows.values()];
  return {
    rows,
    events,
    insert: (change, told) => {
      rows.set(change.requestId, change);
      events.push(...told);
      return Promise.resolve();
    },
    findMany: (requestIds) => Promise.resolve(all().filter((row) => requestIds.includes(row.requestId))),
    findByLinkHash: (hash) => Promise.resolve(all().find((row) => row.link?.hash === hash)),
    findNewest: (customerId) =>
      Promise.resolve(
        all()
          .filter((row) => row.customerId === customerId)
          .sort((a, b) => (a.requestId < b.requestId ? -1 : 1))
          .at(-1),
      ),
    saveLink: (requestId, link) => {
      const row = rows.get(requestId);
      if (row === undefined) return Promise.resolve(false);
      rows.set(requestId, { ...row, link });
      return Promise.resolve(true);
    },
    dropAll: (customerId) => {
      for (const row of all()) if (row.customerId === customerId) rows.delete(row.requestId);
      return Promise.resolve();
    },
  };
}
