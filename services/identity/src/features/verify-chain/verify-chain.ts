import {
  checkChain,
  genesis,
  type AuditKey,
  type ChainFault,
  type ChainLink,
} from '@latchkey/contracts/audit';
import type { AuditRepository } from '../../domain/audit/audit-repository.ts';

export interface VerifyChainDeps {
  audit: Pick<AuditRepository, 'headsAfter' | 'linkAt' | 'readAfter'>;
  keys: readonly AuditKey[];
}

/** What was found: everything up to `end` follows from where it began, or the first thing that is wrong. */
export interface VerifiedPiece {
  end: ChainLink;
  /** The last entry of the piece that a signed head vouches for; 0 when there is none. */
  signedTo: number;
  done: boolean;
  fault: ChainFault | undefined;
}

/** Entries held in memory at a time. */
const pageSize = 500;

/**
 * Recomputes `limit` entries of the chain after number `after`, and looks whether the signed heads say the same. The
 * last piece also knows heads beyond the last entry: then the chain was cut off.
 */
export async function verifyChain(
  { audit, keys }: VerifyChainDeps,
  { after, limit }: { after: number; limit: number },
): Promise<VerifiedPiece> {
  const start = after === 0 ? genesis : await audit.linkAt(after);
  if (start === undefined) {
    return { end: genesis, signedTo: 0, done: true, fault: { fault: 'gap', seq: after } };
  }
  const check = checkChain(keys, start);
  const result = (done: boolean, fault?: ChainFault): VerifiedPiece => ({ ...check.state, done, fault });
  for (let left = limit; left > 0;) {
    const entries = await audit.readAfter(check.state.end.seq, Math.min(pageSize, left));
    const last = entries.length < Math.min(pageSize, left);
    const until = last ? Number.MAX_SAFE_INTEGER : (entries.at(-1)?.seq ?? 0);
    const heads = await audit.headsAfter(check.state.end.seq, until);
    for (const entry of entries) {
      const fault = check.entry(entry) ?? firstOf(heads, entry.seq, (jws) => check.head(jws, entry.seq));
      if (fault !== undefined) return result(true, fault);
    }
    if (last) {
      for (const { seq, jws } of heads.filter((head) => head.seq > check.state.end.seq)) {
        const fault = check.head(jws, seq);
        if (fault !== undefined) return result(true, fault);
      }
      return result(true, check.finished());
    }
    left -= entries.length;
  }
  return result(false);
}

function firstOf(
  heads: readonly { seq: number; jws: string }[],
  seq: number,
  check: (jws: string) => ChainFault | undefined,
): ChainFault | undefined {
  for (const head of heads) {
    const fault = head.seq === seq ? check(head.jws) : undefined;
    if (fault !== undefined) return fault;
  }
  return undefined;
}
