import { createHash } from 'node:crypto';
import type { AuditEntry } from '../events/audit.ts';
import { canonicalJson } from './canonical-json.ts';

/** An entry in its place. @typeParam Entry for what came in as text: whatever it holds is part of the hash */
export interface ChainedEntry<Entry extends object = AuditEntry> {
  /** 1 for the first one; no number is left out. */
  readonly seq: number;
  /** The hash of the entry before; `genesis` for the first one. */
  readonly prev: string;
  /** hashOf the three others, as 64 hexadecimal digits. */
  readonly hash: string;
  readonly entry: Entry;
}

/** Where a chain ends, or a part of it. */
export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
}

/** The end of a chain that holds nothing yet. */
export const genesis: ChainLink = { seq: 0, hash: '0'.repeat(64) };

/**
 * SHA-256 over the canonical JSON (RFC 8785) of `{ entry, prev, seq }`, in hexadecimal. An empty list of `subjects` does
 * not count: there are entries older than it.
 */
export function hashOf({ seq, prev, entry }: Omit<ChainedEntry<object>, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalJson({ seq, prev, entry: withoutEmptyList(entry) }))
    .digest('hex');
}

function withoutEmptyList(entry: object & { subjects?: unknown }): object {
  const { subjects, ...others } = entry;
  return Array.isArray(subjects) && subjects.length === 0 ? others : entry;
}

/** Puts entries behind the end of a chain, in their order. */
export function chainAfter(end: ChainLink, entries: readonly AuditEntry[]): ChainedEntry[] {
  let { seq, hash } = end;
  return entries.map((entry) => {
    const placed = { seq: seq + 1, prev: hash, entry };
    seq = placed.seq;
    hash = hashOf(placed);
    return { ...placed, hash };
  });
}
