import type { ChainedEntry } from '@latchkey/contracts/audit';
import { fieldErrors } from '@latchkey/kit/errors';
import type { AuditRepository, EntryQuery, FoundPlace } from '../../domain/audit/audit-repository.ts';

export interface SearchEntriesDeps {
  audit: Pick<AuditRepository, 'search'>;
}

/**
 * One page of the entries that fit, newest act first.
 * @param query.cursor empty for the first page
 * @throws AppError invalid_input for a cursor that no page had
 */
export async function searchEntries(
  { audit }: SearchEntriesDeps,
  { cursor, ...query }: Omit<EntryQuery, 'after'> & { cursor: string },
): Promise<{ entries: ChainedEntry[]; nextCursor: string }> {
  const after = cursor === '' ? undefined : parseCursor(cursor);
  const found = await audit.search({ ...query, after, limit: query.limit + 1 });
  const entries = found.slice(0, query.limit);
  const last = entries.at(-1)?.entry;
  const more = found.length > query.limit && last !== undefined;
  return { entries, nextCursor: more ? formatCursor(last) : '' };
}

function formatCursor({ atMs, id }: FoundPlace): string {
  return Buffer.from(`${atMs}.${id}`).toString('base64url');
}

function parseCursor(cursor: string): FoundPlace {
  const [, atMs, id] = /^(\d{1,15})\.([\da-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (atMs === undefined || id === undefined) throw fieldErrors({ field: 'cursor', rule: 'format' });
  return { atMs: Number(atMs), id };
}
