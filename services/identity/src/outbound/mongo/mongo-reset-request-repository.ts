import { Schema, type Connection, type Model } from 'mongoose';
import { driverCollection, createGatheredInserts, outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { Login } from '../../domain/login.ts';
import type { ResetRequestRepository } from '../../domain/reset-request-repository.ts';
import { refusalReasons, settledRequestMemoryMs, type ResetRequest } from '../../domain/reset-request.ts';
import { storeCall } from './store-call.ts';

interface ResetRequestDocument {
  /** requestId */
  _id: string;
  login: string;
  locale: string;
  origin?: string;
  by?: ResetRequest['by'];
  at: Date;
  refusal?: string;
  /** When it was last answered; without it the row stays, however old it is. */
  settledAt?: Date;
  outbox: OutboxEntry[];
}

const schema = new Schema<ResetRequestDocument>(
  {
    _id: { type: String, required: true },
    login: { type: String, required: true },
    locale: { type: String, default: '' },
    origin: String,
    by: Schema.Types.Mixed,
    at: { type: Date, required: true },
    refusal: String,
    settledAt: Date,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ 'outbox.at': 1 }, { sparse: true })
  .index({ origin: 1, at: 1 }, { sparse: true })
  .index({ settledAt: 1 }, { expireAfterSeconds: settledRequestMemoryMs / 1000 });

export type ResetRequestModel = Model<ResetRequestDocument>;

/** @param whose requests of customers and of the staff are kept apart: one address may belong to both */
export function resetRequestModel(
  connection: Connection,
  whose: 'customer' | 'staff' = 'customer',
): ResetRequestModel {
  return whose === 'customer'
    ? connection.model<ResetRequestDocument>('ResetRequest', schema, 'resetRequests')
    : connection.model<ResetRequestDocument>('StaffResetRequest', schema, 'staffResetRequests');
}

export function createMongoResetRequestRepository(model: ResetRequestModel): ResetRequestRepository {
  const documents = driverCollection<ResetRequestDocument>(model);
  const inserts = createGatheredInserts<ResetRequestDocument>(model);
  return {
    insert: (request, event) =>
      storeCall(async () => {
        const { requestId, login, locale, origin, by, at } = request;
        await inserts.insert({
          _id: requestId,
          login,
          locale,
          ...(origin === '' ? {} : { origin }),
          ...(by === undefined ? {} : { by }),
          at: new Date(at),
          outbox: [event],
        });
      }),
    findMany: (requestIds) =>
      storeCall(async () => {
        // The driver's own read and writes: a request has one of each, and mongoose's query objects cost as much again.
        const found = await documents
          .find({ _id: { $in: [...requestIds] } }, { projection: { outbox: 0 } })
          .toArray();
        return found.map(toRequest);
      }),
    countFrom: (origin, { after, until }, most) =>
      storeCall(() =>
        model
          .countDocuments({ origin, at: { $gt: new Date(after), $lte: new Date(until) } })
          .limit(most)
          .exec(),
      ),
    settle: (answers, now) =>
      storeCall(async () => {
        const settledAt = new Date(now);
        const reasons = [...new Set(answers.flatMap(({ refusal }) => refusal ?? []))];
        const refusals = reasons.map((refusal) => {
          const ids = answers
            .filter((answer) => answer.refusal === refusal)
            .map((answer) => answer.requestId);
          return {
            updateMany: {
              filter: { _id: { $in: ids }, refusal: { $exists: false } },
              update: { $set: { refusal }, $max: { settledAt } },
            },
          };
        });
        // Those that were not written just now: answered with a link, or refused before.
        const others = {
          updateMany: {
            filter: {
              _id: { $in: answers.map((answer) => answer.requestId) },
              settledAt: { $ne: settledAt },
            },
            update: { $max: { settledAt } },
          },
        };
        await documents.bulkWrite([...refusals, others]);
      }),
  };
}

function toRequest(stored: Omit<ResetRequestDocument, 'outbox'>): ResetRequest {
  const refusal = refusalReasons.find((reason) => reason === stored.refusal);
  if (stored.refusal !== undefined && refusal === undefined) {
    throw new Error(`reset request ${stored._id} has an unknown refusal`);
  }
  return {
    requestId: stored._id,
    login: stored.login as Login,
    locale: stored.locale,
    origin: stored.origin ?? '',
    by: stored.by,
    at: stored.at.getTime(),
    refusal,
  };
}
