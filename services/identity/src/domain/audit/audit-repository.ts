import type { ChainedEntry, ChainLink } from '@latchkey/contracts/audit';

/** The public end of a piece of the chain, signed (contracts/audit/signed-head.ts). */
export interface SignedHead {
  readonly seq: number;
  readonly jws: string;
}

/** Where a page of found entries ended. */
export interface FoundPlace {
  readonly atMs: number;
  readonly id: string;
}

/** What is searched for; what is undefined does not matter. */
export interface EntryQuery {
  readonly subject: string | undefined;
  readonly actorId: string | undefined;
  /** Any of these; never empty. */
  readonly acts: readonly string[] | undefined;
  readonly requestId: string | undefined;
  /** fromMs <= act < toMs */
  readonly fromMs: number | undefined;
  readonly toMs: number | undefined;
  /** Only older ones, in the order of the pages. */
  readonly after: FoundPlace | undefined;
  readonly limit: number;
}

/**
 * Keeps the audit trail. Entries are only ever added; nothing here changes or deletes one. Failures of the store are
 * AppErrors of kind `unavailable`.
 */
export interface AuditRepository {
  /** The last entry that no failure of the store can take back; genesis when there is none. */
  end(): Promise<ChainLink>;
  /** Those of the ids that are in the chain. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Adds the entries in their order, up to the first whose place or id is taken.
   * @returns false when there was one: somebody else appended, or the chain holds an entry already
   */
  append(entries: readonly ChainedEntry[]): Promise<boolean>;
  /** By number, those after `seq`. */
  readAfter(seq: number, limit: number): Promise<ChainedEntry[]>;
  /** The link of an entry. */
  linkAt(seq: number): Promise<ChainLink | undefined>;
  /** Newest act first. */
  search(query: EntryQuery): Promise<ChainedEntry[]>;

  /** Heads after `seq`, up to and with `to`, by number. */
  headsAfter(seq: number, to: number): Promise<SignedHead[]>;
  lastHead(): Promise<SignedHead | undefined>;
  /** Leaves a head of the same number alone. */
  insertHead(head: SignedHead): Promise<void>;
}
