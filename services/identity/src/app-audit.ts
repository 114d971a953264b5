import { randomInt } from 'node:crypto';
import type { Connection } from 'mongoose';
import { z } from 'zod';
import { auditKeySchema } from '@latchkey/contracts/audit';
import { delay, type Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Logger } from '@latchkey/kit/logging';
import type { IdentityConfig } from './config.ts';
import type { RecordActs } from './domain/audit/record-acts.ts';
import type { SigningKeyStore } from './domain/signing-key.ts';
import { createRecordActs } from './features/record-acts/record-acts.ts';
import { recordDownload } from './features/record-download/record-download.ts';
import { searchEntries } from './features/search-entries/search-entries.ts';
import { signHead } from './features/sign-head/sign-head.ts';
import { verifyChain } from './features/verify-chain/verify-chain.ts';
import type { AuditHandlerDeps } from './inbound/audit-handlers.ts';
import type { Background } from './inbound/background.ts';
import { auditModels, createMongoAuditRepository } from './outbound/mongo/mongo-audit-repository.ts';
import { auditKeyModel, createMongoSigningKeys } from './outbound/mongo/mongo-signing-keys.ts';
import { createHeadSigner } from './outbound/signing/jose-head-signer.ts';
import { openSigningKeyring } from './outbound/signing/signing-keyring.ts';

type Given = Pick<IdentityConfig, 'AUDIT_SIGN_EVERY' | 'KEY_ENCRYPTION_KEYS'> & {
  background: Background;
  clock: Clock;
  logger: Logger;
};

/** The audit trail, as the edges see it. */
export interface Audit extends AuditHandlerDeps {
  recordActs: RecordActs;
  /** The keys that sign heads. */
  keyStore: SigningKeyStore;
}

const keySetSchema = z.object({ keys: z.array(auditKeySchema) });

/** Two copies that append at once part ways: up to 2, 4, 6 … 20 ms. */
const pause = (round: number): Promise<void> => delay(randomInt(2 * Math.min(round, 10) + 1));

/** The part of the composition root that knows of the audit trail. Its models have to be there before indexes are made. */
export function createAudit(connection: Connection): { open: (given: Given) => Promise<Audit> } {
  const audit = createMongoAuditRepository(auditModels(connection));
  const keyStore = createMongoSigningKeys(auditKeyModel(connection));
  return {
    open: async ({ AUDIT_SIGN_EVERY, KEY_ENCRYPTION_KEYS, background, clock, logger }) => {
      const signing = await openSigningKeyring({
        store: keyStore,
        encryptionKeys: KEY_ENCRYPTION_KEYS,
        clock,
        // A signed head is to be verified for as long as there is a trail.
        lifeMs: Infinity,
      });
      const { keys } = keySetSchema.parse(JSON.parse(signing.jwks()));
      const verify: Audit['verifyChain'] = (piece) => verifyChain({ audit, keys }, piece);
      const sign = createHeadSigner(signing.signer());
      background.repeat('signature of the audit trail', AUDIT_SIGN_EVERY, async () => {
        const fault = await signHead({ audit, verifyChain: verify, sign, clock });
        if (fault !== undefined) logger.error(fault, 'the audit trail is not as it was written: not signed');
      });
      const recordActs = createRecordActs({ audit, pause });
      return {
        audit,
        keyStore,
        recordActs,
        recordDownload: (given) => recordDownload({ recordActs, clock, newId }, given),
        searchEntries: (query) => searchEntries({ audit }, query),
        verifyChain: verify,
        jwks: signing.jwks(),
      };
    },
  };
}
