import { Schema, type Connection, type Model } from 'mongoose';
import { genesis, type ChainedEntry } from '@latchkey/contracts/audit';
import type { AuditEntry } from '@latchkey/contracts/events';
import { driverCollection, duplicateKey } from '@latchkey/kit/mongo';
import type { AuditRepository, EntryQuery } from '../../domain/audit/audit-repository.ts';
import { storeCall } from './store-call.ts';

/** An entry as it rests in `identity.audit`. Written once; the hash covers every field. */
interface AuditDocument {
  /** The entry's id. */
  _id: string;
  seq: number;
  prev: string;
  hash: string;
  /** `subjects` only where there are any. */
  entry: Omit<AuditEntry, 'id' | 'subjects'> & { subjects?: string[] };
}

interface AuditHeadDocument {
  /** The number as text: two copies that sign the same collide on it. */
  _id: string;
  seq: number;
  jws: string;
}

const text = { type: String, required: true } as const;

/** The order of pages; found again for each way of searching. */
const newestFirst = { 'entry.atMs': -1, _id: -1 } as const;

/** One way of searching each; what else is asked for is looked at in what the index finds. */
const indexes = {
  subject: { 'entry.subject': 1, ...newestFirst },
  subjects: { 'entry.subjects': 1, ...newestFirst },
  request: { 'entry.requestId': 1, ...newestFirst },
  actorAndAct: { 'entry.actor.id': 1, 'entry.act': 1, ...newestFirst },
  actor: { 'entry.actor.id': 1, ...newestFirst },
  act: { 'entry.act': 1, ...newestFirst },
  all: newestFirst,
} as const;

const auditSchema = new Schema<AuditDocument>(
  {
    _id: text,
    seq: { type: Number, required: true },
    prev: text,
    hash: text,
    entry: { type: Schema.Types.Mixed, required: true },
  },
  { versionKey: false, id: false, minimize: false },
)
  .index({ seq: 1 }, { unique: true })
  .index(indexes.all)
  .index(indexes.subject)
  .index(indexes.subjects, { partialFilterExpression: { 'entry.subjects': { $exists: true } } })
  .index(indexes.request)
  .index(indexes.actor)
  .index(indexes.act)
  .index(indexes.actorAndAct);

const headSchema = new Schema<AuditHeadDocument>(
  { _id: text, seq: { type: Number, required: true }, jws: text },
  { versionKey: false, id: false },
).index({ seq: 1 });

export interface AuditModels {
  entries: Model<AuditDocument>;
  heads: Model<AuditHeadDocument>;
}

export function auditModels(connection: Connection): AuditModels {
  return {
    entries: connection.model<AuditDocument>('AuditEntry', auditSchema, 'audit'),
    heads: connection.model<AuditHeadDocument>('AuditHead', headSchema, 'auditHeads'),
  };
}

export function createMongoAuditRepository({ entries, heads }: AuditModels): AuditRepository {
  return { ...chainOf(entries), ...headsOf(heads) };
}

function chainOf(
  model: Model<AuditDocument>,
): Pick<AuditRepository, 'end' | 'known' | 'append' | 'readAfter' | 'linkAt' | 'search'> {
  // The driver's own collection: an entry is stored as it was hashed, with nothing cast and nothing left out.
  const documents = driverCollection<AuditDocument>(model);
  return {
    end: () =>
      storeCall(async () => {
        // Majority: an entry that an election takes back again must have none behind it.
        const last = await documents
          .find({}, { readConcern: { level: 'majority' }, projection: { seq: 1, hash: 1 } })
          .sort({ seq: -1 })
          .limit(1)
          .next();
        return last === null ? genesis : { seq: last.seq, hash: last.hash };
      }),
    known: (ids) =>
      storeCall(async () => {
        const found = await documents.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
        return new Set(found.map(({ _id }) => _id));
      }),
    append: (chained) =>
      storeCall(async () => {
        try {
          // In order: the first that cannot be stored ends it, so that no gap is left behind.
          await documents.insertMany(chained.map(toDocument), { ordered: true });
          return true;
        } catch (error) {
          if (duplicateKey(error) !== undefined) return false;
          throw error;
        }
      }),
    readAfter: (seq, limit) =>
      storeCall(async () => {
        const found = await documents
          .find({ seq: { $gt: seq } })
          .sort({ seq: 1 })
          .limit(limit)
          .toArray();
        return found.map(toChained);
      }),
    linkAt: (seq) =>
      storeCall(async () => {
        const found = await documents.findOne({ seq }, { projection: { seq: 1, hash: 1 } });
        return found === null ? undefined : { seq: found.seq, hash: found.hash };
      }),
    search: (query) =>
      storeCall(async () => {
        const found = await Promise.all(
          waysOf(query).map(({ filter, index }) =>
            documents
              .find(filter)
              .sort({ ...newestFirst })
              .hint(index)
              .limit(query.limit)
              .toArray(),
          ),
        );
        return found.flat().sort(byAge).slice(0, query.limit).map(toChained);
      }),
  };
}

function byAge(a: AuditDocument, b: AuditDocument): number {
  return b.entry.atMs - a.entry.atMs || (a._id < b._id ? 1 : -1);
}

interface Way {
  readonly filter: Record<string, unknown>;
  readonly index: Record<string, 1 | -1>;
}

/**
 * Entries about one person, or of one request, are few; so these decide, whatever a planner would try. Who is searched for
 * may be the one an entry is about, or one of many.
 */
function waysOf({ subject, ...query }: EntryQuery): Way[] {
  const filter = toFilter(query);
  if (subject !== undefined)
    return [
      { filter: { 'entry.subject': subject, ...filter }, index: indexes.subject },
      { filter: { 'entry.subjects': subject, ...filter }, index: indexes.subjects },
    ];
  return [{ filter, index: indexOf(query) }];
}

function indexOf({ requestId, actorId, acts }: Omit<EntryQuery, 'subject'>): Record<string, 1 | -1> {
  if (requestId !== undefined) return indexes.request;
  if (actorId !== undefined) return acts === undefined ? indexes.actor : indexes.actorAndAct;
  return acts === undefined ? indexes.all : indexes.act;
}

/** What bounds the index stands at the top; the rest of a cursor only parts acts of the same millisecond. */
function toFilter({
  actorId,
  acts,
  requestId,
  fromMs,
  toMs,
  after,
}: Omit<EntryQuery, 'subject'>): Record<string, unknown> {
  const [act, ...others] = acts ?? [];
  const bounds = {
    ...(fromMs === undefined ? {} : { $gte: fromMs }),
    ...(toMs === undefined ? {} : { $lt: toMs }),
    ...(after === undefined ? {} : { $lte: after.atMs }),
  };
  return {
    ...(actorId === undefined ? {} : { 'entry.actor.id': actorId }),
    ...(act === undefined ? {} : { 'entry.act': others.length === 0 ? act : { $in: [act, ...others] } }),
    ...(requestId === undefined ? {} : { 'entry.requestId': requestId }),
    ...(Object.keys(bounds).length === 0 ? {} : { 'entry.atMs': bounds }),
    ...(after === undefined
      ? {}
      : {
          $or: [{ 'entry.atMs': { $lt: after.atMs } }, { 'entry.atMs': after.atMs, _id: { $lt: after.id } }],
        }),
  };
}

function headsOf(
  model: Model<AuditHeadDocument>,
): Pick<AuditRepository, 'headsAfter' | 'lastHead' | 'insertHead'> {
  const toHead = ({ seq, jws }: AuditHeadDocument) => ({ seq, jws });
  return {
    headsAfter: (seq, to) =>
      storeCall(async () => {
        const found = await model
          .find({ seq: { $gt: seq, $lte: to } })
          .sort({ seq: 1 })
          .lean<AuditHeadDocument[]>();
        return found.map(toHead);
      }),
    lastHead: () =>
      storeCall(async () => {
        const last = await model.findOne({}).sort({ seq: -1 }).lean<AuditHeadDocument>();
        return last === null ? undefined : toHead(last);
      }),
    insertHead: ({ seq, jws }) =>
      storeCall(async () => {
        try {
          await model.create({ _id: String(seq), seq, jws });
        } catch (error) {
          if (duplicateKey(error) === undefined) throw error;
        }
      }),
  };
}

function toDocument({ seq, prev, hash, entry: { id, subjects, ...entry } }: ChainedEntry): AuditDocument {
  return { _id: id, seq, prev, hash, entry: { ...entry, ...(subjects.length === 0 ? {} : { subjects }) } };
}

function toChained({ _id, seq, prev, hash, entry }: AuditDocument): ChainedEntry {
  return { seq, prev, hash, entry: { ...entry, id: _id, subjects: entry.subjects ?? [] } };
}
