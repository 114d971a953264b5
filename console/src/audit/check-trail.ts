import {
  checkChain,
  genesis,
  readTrailLine,
  type AuditKey,
  type ChainCheck,
  type ChainFault,
  type ChainLink,
} from '@latchkey/contracts/audit';
import { CannotRun } from '../cannot-run.ts';

/** What a checked trail is: from where to where it is whole, or the first thing that is wrong. */
export interface TrailReport {
  /** Number of the first entry that was looked at; 0 when there was none. */
  readonly from: number;
  readonly end: ChainLink;
  /** The last entry that a signature vouches for, with all before it; 0 when there is none. */
  readonly signedTo: number;
  readonly fault: ChainFault | undefined;
}

/** What is known besides what the trail says of itself. */
export interface Known {
  /** The keys that sign heads; without them those that the trail brings along are believed. */
  keys?: readonly AuditKey[] | undefined;
  /** An end that was proven before: it has to be in the trail, or right before its first entry. */
  since?: ChainLink | undefined;
  /** Whether the trail may begin with another entry than the first there is, or the one of `since`. */
  mayBeginLate: boolean;
  /** Told from time to time how far it is. */
  progress?: ((seq: number) => void) | undefined;
}

const progressEvery = 10_000;

/**
 * Checks a trail line by line (contracts/audit/trail-line.ts), and holds no more of it than a line.
 * @throws CannotRun for a line that belongs to no trail
 */
export async function checkTrail(lines: AsyncIterable<string>, known: Known): Promise<TrailReport> {
  let keys = known.keys;
  let check: ChainCheck | undefined;
  let [from, number, ended] = [0, 0, -1];
  const begin = (start: ChainLink): ChainCheck => {
    const begun = checkChain(keys ?? [], start);
    if (known.since !== undefined) begun.known(known.since);
    return begun;
  };
  const report = (fault?: ChainFault): TrailReport => ({
    from,
    end: check?.state.end ?? known.since ?? genesis,
    signedTo: check?.state.signedTo ?? 0,
    fault,
  });
  for await (const text of lines) {
    const line = readTrailLine(text);
    number += 1;
    if (line === undefined) throw new CannotRun(`Line ${number} is no line of an audit trail.`);
    if ('keys' in line) keys ??= line.keys;
    else if ('end' in line) ended = line.end.seq;
    else if ('head' in line) {
      check ??= begin(nothingBefore(known));
      const fault = check.head(line.head.jws, line.head.seq);
      if (fault !== undefined) return report(fault);
    } else {
      check ??= begin(startOf(line, known));
      const fault = check.entry(line);
      if (fault !== undefined) return report(fault);
      if (from === 0) from = line.seq;
      if (line.seq % progressEvery === 0) known.progress?.(line.seq);
    }
  }
  check ??= begin(nothingBefore(known));
  const fault = check.finished();
  if (fault === undefined && ended < check.state.end.seq)
    return report({ fault: 'truncated', seq: check.state.end.seq + 1 });
  return report(fault);
}

/** The link the first entry has to follow from. */
function startOf(first: { seq: number; prev: string }, { since, mayBeginLate }: Known): ChainLink {
  if (first.seq === 1) return genesis;
  if (since?.seq === first.seq - 1) return since;
  // Where what came before is not at hand, the first entry is believed to follow from it.
  const late = mayBeginLate && since === undefined;
  if (late || (since !== undefined && first.seq <= since.seq))
    return { seq: first.seq - 1, hash: first.prev };
  return since ?? genesis;
}

/** Of a trail without an entry: what is known to be there is missing from it. */
function nothingBefore({ since }: Known): ChainLink {
  return since === undefined ? genesis : { seq: since.seq - 1, hash: '' };
}

/** The lines of a text that comes in pieces; the last one may lack its line break. */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of pieces) {
    const lines = `${rest}${piece}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
