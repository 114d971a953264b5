import { genesis, hashOf, type ChainedEntry, type ChainLink } from './chain.ts';
import { readHead, type AuditKey, type Head } from './signed-head.ts';

/**
 * What is wrong, at the first place where something is. `gap`: the number after the one before is missing. `order`: a
 * number came again or too early. `edited`: the entry is not what was hashed. `unchained`: it does not follow from the
 * entry before. `signature`: a head that none of the keys has signed. `head`: a signed head tells of another entry at
 * that number: the chain was written anew. `truncated`: a head tells of an entry that is not there.
 */
export const chainFaults = ['gap', 'order', 'edited', 'unchained', 'signature', 'head', 'truncated'] as const;

export interface ChainFault {
  readonly fault: (typeof chainFaults)[number];
  /** The number of the entry. */
  readonly seq: number;
}

/** What was seen so far, when nothing is wrong. */
export interface ChainState {
  readonly end: ChainLink;
  /** The last entry that a signed head vouches for, with all before it; 0 when there is none. */
  readonly signedTo: number;
}

/** Checks a chain entry by entry, from its start or from an end that was proven before, and keeps nothing of it. */
export interface ChainCheck {
  /** The next entry. Heads of the same number come right after it. */
  entry(next: ChainedEntry<object>): ChainFault | undefined;
  /**
   * A signed head of an entry that has passed, or is still to come.
   * @param seq what it claims to be of, for the answer when it cannot be read
   */
  head(jws: string, seq: number): ChainFault | undefined;
  /** A head known from elsewhere, such as the one printed the last time; may be given before the entries. */
  known(link: ChainLink): void;
  /** To be asked when nothing is left. */
  finished(): ChainFault | undefined;
  readonly state: ChainState;
}

/** @param after where to begin; the entry after it is expected first */
export function checkChain(keys: readonly AuditKey[], after: ChainLink = genesis): ChainCheck {
  let end = after;
  let signedTo = 0;
  const toCome = new Map<number, string>();

  const entry = ({ seq, prev, hash, entry: content }: ChainedEntry<object>): ChainFault | undefined => {
    if (seq <= end.seq) return { fault: 'order', seq };
    if (seq > end.seq + 1) return { fault: 'gap', seq: end.seq + 1 };
    if (prev !== end.hash) return { fault: 'unchained', seq };
    if (hashOf({ seq, prev, entry: content }) !== hash) return { fault: 'edited', seq };
    const known = toCome.get(seq);
    toCome.delete(seq);
    if (known !== undefined && known !== hash) return { fault: 'head', seq };
    end = { seq, hash };
    return undefined;
  };
  const head = (jws: string, seq: number): ChainFault | undefined => {
    const signed: Head | undefined = readHead(jws, keys);
    if (signed === undefined) return { fault: 'signature', seq };
    if (signed.seq > end.seq) toCome.set(signed.seq, signed.hash);
    else if (signed.seq === end.seq) {
      if (signed.hash !== end.hash) return { fault: 'head', seq: signed.seq };
      signedTo = end.seq;
    }
    return undefined;
  };
  return {
    entry,
    head,
    known: ({ seq, hash }) => {
      if (seq > end.seq) toCome.set(seq, hash);
    },
    finished: () => (toCome.size === 0 ? undefined : { fault: 'truncated', seq: end.seq + 1 }),
    get state() {
      return { end, signedTo };
    },
  };
}
