import type { AuditRecordedEvent } from '@latchkey/contracts/events';
import type { CellFault } from './import-layout.ts';

export const importers = ['customer', 'company-user'] as const;
export type Importer = (typeof importers)[number];

/** How a file is read and applied (protos/customer/v1/imports.proto). */
export interface ImportOptions {
  readonly dryRun: boolean;
  readonly stopAtError: boolean;
  readonly overwritePasswords: boolean;
  readonly offset: number;
  readonly limit: number;
  readonly delimiter: string;
  readonly hasHeader: boolean;
}

/** Tells a file from others of its name before a row of it was read. */
export interface FileFingerprint {
  readonly bytes: number;
  /** SHA-256, in hexadecimal, of its first MiB, or of all of it where it has less. */
  readonly sha256OfStart: string;
}

/** A place between two rows of a file. */
export interface FilePosition {
  readonly row: number;
  readonly bytes: number;
  readonly dataRows: number;
  readonly sha256: string;
  readonly sha256State: Buffer;
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly failed: number;
}

/** A finished import never goes on. */
export type ImportState = 'running' | 'completed' | 'failed' | 'cancelled';

/** One import of a file. Times are milliseconds since the Unix epoch. */
export interface ImportJob {
  readonly importId: string;
  readonly importer: Importer;
  readonly source: string;
  readonly startedBy: string;
  /** Undefined where whoever started it gave none, and of imports of earlier builds. */
  readonly file?: FileFingerprint | undefined;
  readonly options: ImportOptions;
  readonly state: ImportState;
  /** Why it failed, in a sentence. */
  readonly reason: string;
  /** Empty until the head was read. */
  readonly columns: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly position: FilePosition;
  readonly counts: ImportCounts;
  readonly startedAt: number;
  /** When rows came last. */
  readonly heardAt: number;
  readonly endedAt: number | undefined;
}

/** Longer than a part of a file takes, shorter than anybody's patience. */
const silenceMs = 30_000;

/** The state as people see it: a file that nobody sends any more is waited for. */
export function shownState(job: ImportJob, now: number): ImportState | 'waiting-for-file' {
  return job.state === 'running' && now - job.heardAt > silenceMs ? 'waiting-for-file' : job.state;
}

/** A row that was not imported; without its password cell. */
export interface FailedRow {
  readonly row: number;
  readonly faults: readonly CellFault[];
  readonly cells: readonly string[];
}

/** What was last imported into a document: rows up to it are not applied again by the same import. */
export interface ImportMark {
  readonly importId: string;
  readonly row: number;
  readonly outcome: 'created' | 'updated';
}

/** What a row that is applied already came to; undefined when it is still to be applied. */
export function appliedOutcome(
  mark: ImportMark | undefined,
  { importId, row }: { importId: string; row: number },
): ImportMark['outcome'] | undefined {
  return mark?.importId === importId && row <= mark.row ? mark.outcome : undefined;
}

/**
 * Where imports rest. An entry for the audit trail is in the same write as what it tells, and published afterwards. Every method rejects with `unavailable` when the store cannot be reached.
 */
export interface ImportJobs {
  /** Leaves alone what is there under the same id. */
  insert(job: ImportJob, entry: AuditRecordedEvent): Promise<void>;
  find(importId: string): Promise<ImportJob | undefined>;
  /** The newest first. @param before the last one of the page before */
  list(of: {
    before: Pick<ImportJob, 'startedAt' | 'importId'> | undefined;
    limit: number;
  }): Promise<ImportJob[]>;
  /** Adds rows that failed; again, it changes nothing. */
  addFailures(importId: string, rows: readonly FailedRow[], now: number): Promise<void>;
  /** Those after a row, in the order of the file. */
  listFailures(importId: string, afterRow: number, limit: number): Promise<FailedRow[]>;
  /** Moves a running import on from where it stands. @returns undefined when it stands elsewhere, or has ended */
  advance(given: {
    importId: string;
    fromBytes: number;
    to: FilePosition;
    columns: readonly string[];
    ignoredColumns: readonly string[];
    counts: ImportCounts;
    now: number;
    ends: { state: 'completed' | 'failed'; reason: string; entry: AuditRecordedEvent } | undefined;
  }): Promise<ImportJob | undefined>;
  /** Ends a running import. @returns undefined when it has ended already */
  end(given: {
    importId: string;
    state: 'failed' | 'cancelled';
    reason: string;
    now: number;
    entry: AuditRecordedEvent;
  }): Promise<ImportJob | undefined>;
}
