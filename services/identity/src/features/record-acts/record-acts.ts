import { chainAfter } from '@latchkey/contracts/audit';
import type { AuditEntry } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { RecordActs } from '../../domain/audit/record-acts.ts';
import type { AuditRepository } from '../../domain/audit/audit-repository.ts';

export interface RecordActsDeps {
  audit: Pick<AuditRepository, 'append' | 'end' | 'known'>;
  /** Waits a moment, longer with every round and a little by chance: copies that append at once part ways. */
  pause: (round: number) => Promise<void>;
}

/** Entries of one write at most. */
const batchSize = 500;
/** Each round in which another copy was faster is a round in which the chain grew. */
const maxRounds = 50;

interface Waiting {
  entries: readonly AuditEntry[];
  stored: () => void;
  failed: (error: unknown) => void;
}

/**
 * Appends to the chain. While one write is under way the next entries gather, so that a million of them do not cost a
 * write each. Two copies may append at once: a number is given once, and whoever comes late reads the end again. A
 * process killed anywhere leaves a shorter chain and no gap; whatever was not answered comes again, and an entry that
 * is there already is passed over.
 */
export function createRecordActs(deps: RecordActsDeps): RecordActs {
  const waiting: Waiting[] = [];
  let writing = false;

  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = nextBatch(waiting);
      try {
        await append(
          deps,
          batch.flatMap(({ entries }) => entries),
        );
        for (const { stored } of batch) stored();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    writing = false;
  };
  return (entries) =>
    new Promise((stored, failed) => {
      waiting.push({ entries, stored, failed });
      if (!writing) void writeAll();
    });
}

/** Whole requests, until there are enough entries. */
function nextBatch(waiting: Waiting[]): Waiting[] {
  let taken = 0;
  let entries = 0;
  while (taken < waiting.length && (taken === 0 || entries < batchSize)) {
    entries += waiting[taken]?.entries.length ?? 0;
    taken += 1;
  }
  return waiting.splice(0, taken);
}

async function append({ audit, pause }: RecordActsDeps, entries: readonly AuditEntry[]): Promise<void> {
  const once = [...new Map(entries.map((entry) => [entry.id, entry])).values()];
  for (let round = 1; round <= maxRounds; round += 1) {
    const known = await audit.known(once.map(({ id }) => id));
    const missing = once.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return;
    if (await audit.append(chainAfter(await audit.end(), missing))) return;
    await pause(round);
  }
  throw new AppError('unavailable', { detail: 'the audit trail kept growing', retryAfterSeconds: 1 });
}
