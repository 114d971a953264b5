import { Schema, type Connection, type Model } from 'mongoose';
import { duplicateKey } from '@latchkey/kit/mongo';
import type { SigningKeyStore, StoredSigningKey } from '../../domain/signing-key.ts';
import type { Sealed } from '../../domain/staff/staff-user.ts';
import { storeCall } from './store-call.ts';

interface SigningKeyDocument {
  /** The generation as text: two copies that make the same one collide on it. */
  _id: string;
  generation: number;
  kid: string;
  publicJwk: { kty: string; crv: string; x: string; y: string };
  sealed: Sealed;
  createdAt: Date;
  /** Absent with keys of before there was rotation: they sign from their making on. */
  activeFrom?: Date;
}

const text = { type: String, required: true } as const;
const nested = { _id: false, id: false } as const;

const schema = new Schema<SigningKeyDocument>(
  {
    _id: text,
    generation: { type: Number, required: true },
    kid: text,
    publicJwk: { type: new Schema({ kty: text, crv: text, x: text, y: text }, nested), required: true },
    sealed: {
      type: new Schema({ kid: text, iv: text, tag: text, ciphertext: text }, nested),
      required: true,
    },
    createdAt: { type: Date, required: true },
    activeFrom: Date,
  },
  { versionKey: false, id: false },
);

type SigningKeyModel = Model<SigningKeyDocument>;

export function signingKeyModel(connection: Connection): SigningKeyModel {
  return connection.model<SigningKeyDocument>('SigningKey', schema, 'signingKeys');
}

/** The keys that sign heads of the audit trail, and nothing else. */
export function auditKeyModel(connection: Connection): SigningKeyModel {
  return connection.model<SigningKeyDocument>('AuditKey', schema, 'auditKeys');
}

export function createMongoSigningKeys(model: SigningKeyModel): SigningKeyStore {
  return {
    all: () =>
      storeCall(async () => {
        const found = await model.find({}).lean<SigningKeyDocument[]>();
        return found
          .map(({ _id, createdAt, activeFrom, ...same }) => ({
            ...same,
            createdAt: createdAt.getTime(),
            activeFrom: (activeFrom ?? createdAt).getTime(),
          }))
          .sort((a, b) => b.generation - a.generation);
      }),
    insert: (key: StoredSigningKey) =>
      storeCall(async () => {
        try {
          await model.create({
            ...key,
            _id: String(key.generation),
            createdAt: new Date(key.createdAt),
            activeFrom: new Date(key.activeFrom),
          });
          return true;
        } catch (error) {
          if (duplicateKey(error) !== undefined) return false;
          throw error;
        }
      }),
    remove: (generation) =>
      storeCall(async () => {
        await model.deleteOne({ _id: String(generation) });
      }),
    reseal: (generation, from, to) =>
      storeCall(async () => {
        await model.updateOne(
          { _id: String(generation), 'sealed.ciphertext': from.ciphertext },
          { $set: { sealed: to } },
        );
      }),
  };
}
