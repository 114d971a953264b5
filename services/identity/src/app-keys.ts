import type { Connection } from 'mongoose';
import type { Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { IdentityConfig } from './config.ts';
import type { AccessTokens } from './domain/access-token.ts';
import type { RecordActs } from './domain/audit/record-acts.ts';
import type { SigningKeyStore } from './domain/signing-key.ts';
import { listKeys, resealAll, rotateSigningKey, type KeysDeps } from './features/keys/keys.ts';
import { sealedKeys, type SealedRow } from './features/keys/sealed-rows.ts';
import type { Background } from './inbound/background.ts';
import type { KeyFeatures } from './inbound/key-handlers.ts';
import { createMongoSigningKeys, signingKeyModel } from './outbound/mongo/mongo-signing-keys.ts';
import { createCryptoAccessTokens } from './outbound/signing/crypto-access-tokens.ts';
import { createSeal } from './outbound/signing/seal-key.ts';
import { makeSigningKey, openSigningKeyring } from './outbound/signing/signing-keyring.ts';

/** How old a copy's knowledge of the signing keys may be; a new one waits for SIGNING_KEY_DELAY. */
const reloadMs = 60_000;

/** The part of the composition root that knows of keys: access tokens, and what rotates the keys they are signed with. */
export async function openKeys(
  config: IdentityConfig,
  { connection, clock, background }: { connection: Connection; clock: Clock; background: Background },
): Promise<{
  accessTokens: AccessTokens;
  features: (given: {
    recordActs: RecordActs;
    auditKeys: SigningKeyStore;
    sealedSecondFactors: () => Promise<SealedRow[]>;
  }) => KeyFeatures;
}> {
  const {
    KEY_ENCRYPTION_KEYS: encryptionKeys,
    ACCESS_TOKEN_TTL: lifeMs,
    SIGNING_KEY_DELAY: publishMs,
  } = config;
  const store = createMongoSigningKeys(signingKeyModel(connection));
  const keys = await openSigningKeyring({ store, encryptionKeys, clock, lifeMs });
  background.repeat('reading of the signing keys', Math.min(reloadMs, publishMs / 4), () => keys.reload());
  return {
    accessTokens: createCryptoAccessTokens({ keys, issuer: config.PUBLIC_URL, lifeMs, clock, newId }),
    features: ({ recordActs, auditKeys, sealedSecondFactors }) => {
      const deps: KeysDeps = {
        signingKeys: store,
        makeKey: (generation, ...times) => makeSigningKey(generation, encryptionKeys, ...times),
        sealedRows: async () => [
          ...(await sealedKeys(store)),
          ...(await sealedKeys(auditKeys)),
          ...(await sealedSecondFactors()),
        ],
        seal: createSeal(encryptionKeys),
        mintKeys: config.MINT_KEYS,
        ...{ encryptionKeys, recordActs, clock, newId, publishMs, lifeMs },
      };
      return {
        listKeys: () => listKeys(deps),
        rotateSigningKey: async () => {
          const report = await rotateSigningKey(deps);
          await keys.reload();
          return report;
        },
        resealAll: () => resealAll(deps),
      };
    },
  };
}
