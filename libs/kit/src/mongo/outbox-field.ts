import { Schema, type SchemaDefinitionProperty } from 'mongoose';

/** One event waiting in the `outbox` array of the document whose change it tells. */
export interface OutboxEntry {
  /** The event's id: UUIDv7 or deterministic. */
  id: string;
  type: string;
  /** Plain JSON. */
  data: unknown;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** The schema of `outbox`, to be put into a mongoose schema together with the index `{ 'outbox.at': 1 }` (sparse). */
export const outboxField: SchemaDefinitionProperty<OutboxEntry[]> = {
  type: [
    new Schema<OutboxEntry>(
      {
        id: { type: String, required: true },
        type: { type: String, required: true },
        data: { type: Schema.Types.Mixed, required: true },
        at: { type: Number, required: true },
      },
      // `minimize` would drop an empty `data`.
      { _id: false, id: false, minimize: false },
    ),
  ],
  default: [],
};
