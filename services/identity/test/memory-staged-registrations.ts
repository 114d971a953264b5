import type { CredentialEvent } from '../src/domain/credential-repository.ts';
import type { StagedRegistration } from '../src/domain/staged-registration.ts';
import type { StagedRegistrationRepository } from '../src/domain/staged-registration-repository.ts';

export interface MemoryStagedRegistrations extends StagedRegistrationRepository {
  readonly rows: ReadonlyMap<string, StagedRegistration>;
  readonly events: readonly CredentialEvent[];
}

/** Staged registrations in memory; it passes the same contract suite as the mongoose repository. */
export function createMemoryStagedRegistrations(): MemoryStagedRegistrations {
  const rows = new Map<string, StagedRegistration>();
  const events: CredentialEvent[] = [];
  const drop = (which: (row: StagedRegistration) => boolean): Promise<void> => {
    for (const row of [...rows.values()]) if (which(row)) rows.delete(row.requestId);
    return Promise.resolve();
  };
  return {
    rows,
    events,
    insert: (row, event) => {
      if (!rows.has(row.requestId)) {
        rows.set(row.requestId, row);
        events.push(event);
      }
      return Promise.resolve();
    },
    findMany: ({ requestIds, logins }) =>
      Promise.resolve(
        [...rows.values()].filter((row) => requestIds.includes(row.requestId) || logins.includes(row.login)),
      ),
    findByLinkHash: (hash) => Promise.resolve([...rows.values()].find((row) => row.link?.hash === hash)),
    saveLink: (requestId, link) => {
      const row = rows.get(requestId);
      if (row === undefined) return Promise.resolve(false);
      rows.set(requestId, { ...row, link });
      return Promise.resolve(true);
    },
    dropOlder: (login, requestId) => drop((row) => row.login === login && row.requestId < requestId),
    dropAll: (login) => drop((row) => row.login === login),
  };
}
