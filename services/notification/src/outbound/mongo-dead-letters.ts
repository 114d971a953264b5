import type { mongo, QueryFilter, UpdateQuery } from 'mongoose';
import { audited, type AuditAct } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { duplicateKey, type Outbox } from '@latchkey/kit/mongo';
import { currentOrigin } from '@latchkey/kit/origin';
import {
  deadLetterId,
  type DeadLetterPosition,
  type DeadLetterRecord,
  type DeadLetterState,
  type DeadLetterStore,
  type DiedMessage,
} from '../domain/dead-letter.ts';
import { classified } from './classified.ts';
import type { DeadLetterDocument, DeadLetterModel } from './dead-letter-model.ts';

/**
 * How much earlier than its settlement a death may seem to be and still count as a new one, in milliseconds: the broker's
 * clock is another, and rounds to seconds. Too much only brings a settled letter back.
 */
const clockTolerance = 300_000;

/** As the driver reads it: bytes are a type of its own. */
type StoredDocument = Omit<DeadLetterDocument, 'content'> & { content?: mongo.Binary };

/** Newest death first. */
const lastDeathFirst = { diedAt: -1, _id: -1 } as const;

/** The query of a list; each walks along one index in the order of `lastDeathFirst`. */
function deadLetterQuery(
  { state, type }: { state: DeadLetterState; type?: string },
  after: DeadLetterPosition | undefined,
): QueryFilter<DeadLetterDocument> {
  const wanted = { state, ...(type === undefined ? {} : { type }) };
  if (after === undefined) return wanted;
  const behind = [{ diedAt: { $lt: after.diedAt } }, { _id: { $lt: after.id } }];
  return { ...wanted, diedAt: { $lte: after.diedAt }, $or: behind };
}

/** The dead letters in MongoDB. */
export function createMongoDeadLetters(
  model: DeadLetterModel,
  outbox: Pick<Outbox, 'publishNow'>,
): DeadLetterStore {
  return {
    keep: classified(async (letter, now) => {
      if (!(await insert(model, letter, now))) await revive(model, letter);
    }),
    list: classified(async (wanted, after, limit) => {
      const found = await model
        .find(deadLetterQuery(wanted, after))
        .sort(lastDeathFirst)
        .limit(limit)
        .lean<StoredDocument[]>();
      return found.map(toRecord);
    }),
    find: classified(async (id) => {
      const found = await model.findById(id).lean<StoredDocument>();
      return found === null ? undefined : toRecord(found);
    }),
    beginReplay: classified(async (id, token) => {
      const guard = { _id: id, state: { $in: ['dead', 'replaying'] } } as const;
      const found = await model
        .findOneAndUpdate(guard, { $set: { state: 'replaying', replay: token } }, { returnDocument: 'after' })
        .lean<StoredDocument>();
      return found === null ? undefined : toRecord(found);
    }),
    endReplay: classified(async (letter, token, { now, by, expireAt }) => {
      const settled = { state: 'replayed', settledAt: now, settledBy: by, expireAt: new Date(expireAt) };
      await act(
        model,
        outbox,
        ['event.replayed', letter, now],
        [
          [{ state: 'replaying', replay: token }, { $set: settled }],
          // It has died again, or another replay has begun: only the act is noted.
          [{}, {}],
        ],
      );
    }),
    cancelReplay: classified(async (id, token) => {
      await model.updateOne({ _id: id, state: 'replaying', replay: token }, { $set: { state: 'dead' } });
    }),
    drop: classified((letter, { now, by, expireAt }) => {
      const dropped = { state: 'dropped', settledAt: now, settledBy: by, expireAt: new Date(expireAt) };
      const guard = { state: { $in: ['dead', 'replaying'] } } as const;
      return act(
        model,
        outbox,
        ['event.dropped', letter, now],
        [[guard, { $set: dropped, $unset: { content: 1 } }]],
      );
    }),
    countDead: classified(() => model.countDocuments({ state: 'dead' })),
  };
}

/** The first of the updates whose guard fits, and the audit entry in the same write. @returns false when none fits */
async function act(
  model: DeadLetterModel,
  outbox: Pick<Outbox, 'publishNow'>,
  [name, letter, at]: readonly [AuditAct, DeadLetterRecord, number],
  updates: readonly (readonly [QueryFilter<DeadLetterDocument>, UpdateQuery<DeadLetterDocument>])[],
): Promise<boolean> {
  const details = { eventId: letter.eventId, kind: letter.type };
  const event = audited(currentOrigin(), { id: newId(), at, act: name, subject: '', details });
  for (const [guard, update] of updates) {
    const change = { ...update, $push: { outbox: event } };
    const { matchedCount } = await model.updateOne({ _id: letter.id, ...guard }, change);
    if (matchedCount === 0) continue;
    void outbox.publishNow(letter.id, [event]);
    return true;
  }
  return false;
}

/** @returns false when there is a row already */
async function insert(model: DeadLetterModel, letter: DiedMessage, now: number): Promise<boolean> {
  const { queue, type, messageId, reason, refusal, diedAt, content } = letter;
  try {
    await model.create({
      _id: deadLetterId(letter),
      state: 'dead',
      queue,
      type,
      eventId: messageId,
      reason,
      ...(refusal === undefined ? {} : { refusal }),
      diedAt: diedAt === 0 ? now : diedAt,
      storedAt: now,
      content,
      size: content.length,
    });
    return true;
  } catch (error) {
    if (duplicateKey(error) !== undefined) return false;
    throw error;
  }
}

/** It died once more since it was replayed or dropped; what the bus only repeats changes nothing. */
async function revive(model: DeadLetterModel, letter: DiedMessage): Promise<void> {
  const { reason, refusal, diedAt, content } = letter;
  const anew = [{ settledAt: { $exists: false } }, { settledAt: { $lte: diedAt + clockTolerance } }];
  await model.updateOne(
    { _id: deadLetterId(letter), state: { $ne: 'dead' }, $or: anew },
    {
      $set: { state: 'dead', reason, diedAt, content, ...(refusal === undefined ? {} : { refusal }) },
      $unset: { settledAt: 1, settledBy: 1, expireAt: 1, ...(refusal === undefined ? { refusal: 1 } : {}) },
    },
  );
}

function toRecord({ _id, content, ...document }: StoredDocument): DeadLetterRecord {
  const { state, queue, type, eventId, reason, refusal, diedAt, size, settledAt, settledBy } = document;
  return {
    id: _id,
    state,
    queue,
    type,
    eventId,
    reason,
    diedAt,
    size,
    ...(refusal === undefined ? {} : { refusal }),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(settledBy === undefined ? {} : { settledBy }),
    ...(content === undefined ? {} : { content: Buffer.from(content.buffer) }),
  };
}
