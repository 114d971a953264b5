import { genesis, type ChainedEntry } from '@latchkey/contracts/audit';
import type { AuditRepository, SignedHead } from '../src/domain/audit/audit-repository.ts';

type Memory = Omit<AuditRepository, 'search'> & {
  readonly chain: ChainedEntry[];
  readonly heads: SignedHead[];
  /** How often something was to be appended. */
  appends: number;
};

/** A chain in memory, for unit tests. */
export function createMemoryAudit(): Memory {
  const chain: ChainedEntry[] = [];
  const heads: SignedHead[] = [];
  const memory: Memory = {
    chain,
    heads,
    appends: 0,
    end: () => Promise.resolve(chain.at(-1) ?? genesis),
    known: (ids) =>
      Promise.resolve(new Set(chain.map(({ entry }) => entry.id).filter((id) => ids.includes(id)))),
    append: (entries) => {
      memory.appends += 1;
      for (const each of entries) {
        if (chain.some(({ seq, entry }) => seq === each.seq || entry.id === each.entry.id))
          return Promise.resolve(false);
        chain.push(each);
      }
      return Promise.resolve(true);
    },
    readAfter: (after, limit) => Promise.resolve(chain.filter(({ seq }) => seq > after).slice(0, limit)),
    linkAt: (at) => Promise.resolve(chain.find(({ seq }) => seq === at)),
    headsAfter: (after, to) => Promise.resolve(heads.filter(({ seq }) => seq > after && seq <= to)),
    lastHead: () => Promise.resolve(heads.at(-1)),
    insertHead: (head) => {
      if (!heads.some(({ seq }) => seq === head.seq)) heads.push(head);
      return Promise.resolve();
    },
  };
  return memory;
}
