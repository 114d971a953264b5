import { Schema, type Connection, type Model } from 'mongoose';
import { duplicateKey } from '@latchkey/kit/mongo';
import type { SealedKey, SigningKeyStore, StoredSigningKey } from '../signing/signing-key.ts';
import { storeCall } from './store-call.ts';

interface SigningKeyDocument {
  /** The generation as text: two copies that make the same one collide on it. */
  _id: string;
  generation: number;
  kid: string;
  publicJwk: { kty: string; crv: string; x: string; y: string };
  sealed: SealedKey;
  createdAt: Date;
  /** From then on no token is verified by it any more. */
  usableUntil?: Date;
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
    usableUntil: Date,
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
    usable: (now) =>
      storeCall(async () => {
        const found = await model.find({}).lean<SigningKeyDocument[]>();
        return found
          .filter((key) => key.usableUntil === undefined || key.usableUntil.getTime() > now)
          .map(({ _id, createdAt, usableUntil: _until, ...same }) => ({
            ...same,
            createdAt: createdAt.getTime(),
          }))
          .sort((a, b) => b.generation - a.generation);
      }),
    insert: (key: StoredSigningKey) =>
      storeCall(async () => {
        try {
          await model.create({ ...key, _id: String(key.generation), createdAt: new Date(key.createdAt) });
          return true;
        } catch (error) {
          if (duplicateKey(error) !== undefined) return false;
          throw error;
        }
      }),
  };
}
