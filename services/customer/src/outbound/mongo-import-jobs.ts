import { Schema, type Connection, type Model } from 'mongoose';
import {
  classifyMongoError,
  duplicateKey,
  outboxField,
  type Outbox,
  type OutboxEntry,
  unordered,
} from '@latchkey/kit/mongo';
import type { FailedRow, ImportJob, ImportJobs } from '../domain/import-job.ts';

type JobDocument = Omit<ImportJob, 'importId'> & { _id: string; forgetAt: Date; outbox: OutboxEntry[] };
type StoredJob = Omit<JobDocument, 'outbox'>;

interface FailureDocument extends FailedRow {
  /** `{importId}:{row}`, so that a part that is sent twice stores a row once. */
  _id: string;
  importId: string;
  forgetAt: Date;
}

/** What failed names people; whoever imports looks at it within days. */
const retentionMs = 30 * 24 * 3600 * 1000;

const nested = { _id: false, id: false } as const;
const text = { type: String, default: '' } as const;

const jobSchema = new Schema<JobDocument>(
  {
    _id: String,
    importer: String,
    source: text,
    startedBy: text,
    file: new Schema({ bytes: Number, sha256OfStart: String }, nested),
    options: new Schema(
      {
        dryRun: Boolean,
        stopAtError: Boolean,
        overwritePasswords: Boolean,
        offset: Number,
        limit: Number,
        delimiter: String,
        hasHeader: Boolean,
      },
      nested,
    ),
    state: String,
    reason: text,
    columns: [String],
    ignoredColumns: [String],
    position: new Schema(
      { row: Number, bytes: Number, dataRows: Number, sha256: String, sha256State: Buffer },
      nested,
    ),
    counts: new Schema({ created: Number, updated: Number, unchanged: Number, failed: Number }, nested),
    startedAt: Number,
    heardAt: Number,
    endedAt: Number,
    forgetAt: Date,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ 'outbox.at': 1 }, { sparse: true })
  .index({ startedAt: -1, _id: -1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const failureSchema = new Schema<FailureDocument>(
  {
    _id: String,
    importId: String,
    row: Number,
    faults: [new Schema({ column: text, reason: String }, nested)],
    cells: [String],
    forgetAt: Date,
  },
  { versionKey: false, id: false },
)
  .index({ importId: 1, row: 1 })
  .index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const jobFields = { outbox: 0 } as const;

export type ImportJobModel = Model<JobDocument>;

export function importJobModel(connection: Connection): ImportJobModel {
  return connection.model<JobDocument>('Import', jobSchema, 'imports');
}

/** Imports in MongoDB. */
export function createMongoImportJobs(jobs: ImportJobModel, outbox: Outbox): ImportJobs {
  return {
    insert: ({ importId, ...job }, entry) =>
      call(async () => {
        try {
          const forgetAt = new Date(job.startedAt + retentionMs);
          await jobs.create({ ...job, _id: importId, forgetAt, outbox: [entry] });
          void outbox.publishNow(importId, [entry]);
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
        }
      }),
    find: (importId) =>
      call(async () => toJob(await jobs.findOne({ _id: importId }, jobFields).lean<StoredJob>())),
    list: ({ before, limit }) =>
      call(async () => {
        const found = await jobs
          .find(
            before === undefined
              ? {}
              : {
                  $or: [
                    { startedAt: { $lt: before.startedAt } },
                    { startedAt: before.startedAt, _id: { $lt: before.importId } },
                  ],
                },
            jobFields,
          )
          .sort({ startedAt: -1, _id: -1 })
          .limit(limit)
          .lean<StoredJob[]>();
        return found.flatMap((document) => toJob(document) ?? []);
      }),
    ...createFailures(jobs.db),
    ...createMoves(jobs, outbox),
  };
}

/** Rows that failed. */
function createFailures(connection: Connection): Pick<ImportJobs, 'addFailures' | 'listFailures'> {
  const failures = connection.model('ImportError', failureSchema, 'importErrors');
  return {
    addFailures: (importId, rows, now) =>
      call(async () => {
        await failures.bulkWrite(
          rows.map(({ row, faults, cells }) => ({
            updateOne: {
              filter: { _id: `${importId}:${row}` },
              update: {
                $setOnInsert: {
                  importId,
                  row,
                  faults: [...faults],
                  cells: [...cells],
                  forgetAt: new Date(now + retentionMs),
                },
              },
              upsert: true,
            },
          })),
          unordered,
        );
      }),
    listFailures: (importId, afterRow, limit) =>
      call(async () => {
        const found = await failures
          .find({ importId, row: { $gt: afterRow } })
          .sort({ row: 1 })
          .limit(limit)
          .lean<FailureDocument[]>();
        return found.map(({ row, faults, cells }) => ({ row, faults, cells }));
      }),
  };
}

/** Each is one guarded write: of two that move an import on, one wins. */
function createMoves(jobs: ImportJobModel, outbox: Outbox): Pick<ImportJobs, 'advance' | 'end'> {
  const after = { returnDocument: 'after', projection: jobFields } as const;
  const told = (job: ImportJob | undefined, entry: OutboxEntry | undefined): ImportJob | undefined => {
    if (job !== undefined && entry !== undefined) void outbox.publishNow(job.importId, [entry]);
    return job;
  };
  return {
    advance: ({ importId, fromBytes, to, columns, ignoredColumns, counts, now, ends }) =>
      call(async () => {
        const { entry, ...end } = ends ?? {};
        const moved = await jobs
          .findOneAndUpdate(
            { _id: importId, state: 'running', 'position.bytes': fromBytes },
            {
              $set: {
                position: to,
                columns: [...columns],
                ignoredColumns: [...ignoredColumns],
                heardAt: now,
                ...(ends === undefined ? {} : { ...end, endedAt: now }),
              },
              $inc: {
                'counts.created': counts.created,
                'counts.updated': counts.updated,
                'counts.unchanged': counts.unchanged,
                'counts.failed': counts.failed,
              },
              ...(entry === undefined ? {} : { $push: { outbox: entry } }),
            },
            after,
          )
          .lean<StoredJob>();
        return told(toJob(moved), entry);
      }),
    end: ({ importId, state, reason, now, entry }) =>
      call(async () => {
        const ended = await jobs
          .findOneAndUpdate(
            { _id: importId, state: 'running' },
            { $set: { state, reason, endedAt: now }, $push: { outbox: entry } },
            after,
          )
          .lean<StoredJob>();
        return told(toJob(ended), entry);
      }),
  };
}

function toJob(document: StoredJob | null): ImportJob | undefined {
  if (document === null) return undefined;
  const { _id, forgetAt: _, position, ...job } = document;
  // A lean read gives the driver's Binary.
  const state: Uint8Array =
    position.sha256State.buffer instanceof Uint8Array ? position.sha256State.buffer : position.sha256State;
  return { ...job, importId: _id, position: { ...position, sha256State: Buffer.from(state) } };
}

async function call<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw classifyMongoError(error);
  }
}
