import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import type { Keyring } from '../src/domain/keyring.ts';
import { credentialModel, toDocument, type CredentialModel } from '../src/outbound/mongo/credential-model.ts';
import { createChangeEvents } from '../src/outbound/mongo/change-events.ts';
import { classCountsModel, createMongoClassCounts } from '../src/outbound/mongo/mongo-class-counts.ts';
import { createMongoCompanyUsers } from '../src/outbound/mongo/mongo-company-users.ts';
import { createMongoCredentialRepository } from '../src/outbound/mongo/mongo-credential-repository.ts';
import {
  createMongoResetRequestRepository,
  resetRequestModel,
  type ResetRequestModel,
} from '../src/outbound/mongo/mongo-reset-request-repository.ts';
import {
  createMongoSessionRepository,
  sessionModel,
} from '../src/outbound/mongo/mongo-session-repository.ts';
import {
  createMongoStagedRegistrationRepository,
  stagedRegistrationModel,
  type StagedRegistrationModel,
} from '../src/outbound/mongo/mongo-staged-registration-repository.ts';
import {
  createMongoEmailChangeRepository,
  emailChangeModel,
  type EmailChangeModel,
} from '../src/outbound/mongo/mongo-email-change-repository.ts';
import { createMongoSigningKeys, signingKeyModel } from '../src/outbound/mongo/mongo-signing-keys.ts';
import {
  createMongoThrottleRepository,
  throttleModel,
} from '../src/outbound/mongo/mongo-throttle-repository.ts';
import { openSigningKeyring } from '../src/outbound/signing/signing-keyring.ts';
import { aCredential, noon } from './a-credential.ts';
import { companyUsersContract } from './contracts/company-users.contract.ts';
import { credentialImportContract } from './contracts/credential-import.contract.ts';
import {
  credentialRepositoryContract,
  type CredentialStoreUnderTest,
} from './contracts/credential-repository.contract.ts';
import { findCredentialsContract } from './contracts/find-credentials.contract.ts';
import {
  resetRequestRepositoryContract,
  sessionRepositoryContract,
} from './contracts/request-and-session-repository.contract.ts';
import { changeLoginContract, emailChangeContract } from './contracts/email-change.contract.ts';
import { stagedRegistrationContract } from './contracts/staged-registration-repository.contract.ts';
import { takeOverContract } from './contracts/take-over.contract.ts';
import { throttleRepositoryContract } from './contracts/throttle-repository.contract.ts';
import { fastHash } from './fast-hasher.ts';

/** Nobody listens to them here. */
const changes = createChangeEvents({ publish: () => undefined, clock: settableClock(noon), newId });

let store: TestStore;
let connection: Connection;
let documents: CredentialModel;
let requestDocuments: ResetRequestModel;
let stagedDocuments: StagedRegistrationModel;
let changeDocuments: EmailChangeModel;

beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('repositories'), appName: 'test', logger: silentLogger });
  documents = credentialModel(connection);
  requestDocuments = resetRequestModel(connection);
  stagedDocuments = stagedRegistrationModel(connection);
  changeDocuments = emailChangeModel(connection);
  sessionModel(connection);
  signingKeyModel(connection);
  throttleModel(connection);
  await migrateIndexes(connection, silentLogger);
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

describe('failures in MongoDB', () => {
  throttleRepositoryContract(() => createMongoThrottleRepository(throttleModel(connection)));
});

describe('credentials in MongoDB', () => {
  const open = (): CredentialStoreUnderTest => ({
    credentials: createMongoCredentialRepository(documents, changes),
    put: async (credential) => {
      await documents.create(toDocument(credential));
    },
    eventsOf: async (customerId) => {
      const found = await documents.findById(customerId).lean<{ outbox: { id: string; type: string }[] }>();
      return (found?.outbox ?? []).filter(({ type }) => type !== 'credential.changed').map(({ id }) => id);
    },
  });
  credentialRepositoryContract(open);
  findCredentialsContract(open);
  credentialImportContract(open);
  companyUsersContract(() => ({ ...open(), companyUsers: createMongoCompanyUsers(documents) }));

  it('finds company users by an index', async () => {
    const filter = { 'companyUsers.key': { $in: ['acme--1', 'acme--2'] } };
    expect(JSON.stringify(await documents.find(filter).explain())).toContain('IXSCAN');
  });
  takeOverContract(open);
  changeLoginContract(open);
});

describe('reset requests in MongoDB', () => {
  resetRequestRepositoryContract(() => createMongoResetRequestRepository(requestDocuments));

  it('are forgotten 24 h after they were last answered, and never before that', async () => {
    const indexes = await requestDocuments.listIndexes();
    expect(indexes).toContainEqual(
      expect.objectContaining({ key: { settledAt: 1 }, expireAfterSeconds: 86_400 }),
    );
  });
});

describe('staged registrations in MongoDB', () => {
  stagedRegistrationContract(() => createMongoStagedRegistrationRepository(stagedDocuments));
});

describe('wishes for another address in MongoDB', () => {
  emailChangeContract(() => createMongoEmailChangeRepository(changeDocuments));

  it('are found by an index, the newest of a customer too', async () => {
    const find = (filter: object) => changeDocuments.find(filter).sort({ _id: -1 }).limit(1).explain();
    for (const filter of [{ customerId: 'x' }, { 'link.hash': 'x' }])
      expect(JSON.stringify(await find(filter))).toContain('IXSCAN');
  });
});

describe('sessions in MongoDB', () => {
  sessionRepositoryContract(() => createMongoSessionRepository(sessionModel(connection)));
});

describe('the counts of password classes', () => {
  it('are taken from the stored passwords and kept', async () => {
    const counts = createMongoClassCounts(classCountsModel(connection), documents);
    await documents.deleteMany({});
    const bcrypt = `$2y$10$${'a'.repeat(53)}`;
    for (const phc of [fastHash('a'), fastHash('b'), bcrypt, 'something else']) {
      await documents.create(toDocument(aCredential({ password: { phc, setAt: noon, origin: 'import' } })));
    }
    await documents.create(toDocument(aCredential({ password: undefined })));
    const expected = new Map([
      ['argon2id/m=8,t=1,p=1', 2],
      ['bcrypt/10', 1],
      ['unknown', 1],
    ]);
    expect(await counts.read()).toBeUndefined();
    expect(await counts.recount(noon)).toEqual(expected);
    expect(await counts.read()).toEqual({ counts: expected, countedAt: noon });
  });
});

describe('signing keys', () => {
  const ring = (kid: string): Keyring => [{ kid, key: randomBytes(32) }];
  const load = (encryptionKeys: Keyring) =>
    openSigningKeyring({
      store: createMongoSigningKeys(signingKeyModel(connection)),
      encryptionKeys,
      clock: settableClock(noon),
      lifeMs: 900_000,
    });

  it('are one, however many copies start at once, and sealed', async () => {
    const keys = ring('e1');
    const copies = await Promise.all(Array.from({ length: 8 }, () => load(keys)));
    expect(new Set(copies.map((copy) => copy.jwks())).size).toBe(1);
    expect(await signingKeyModel(connection).countDocuments()).toBe(1);
    const [row] = await signingKeyModel(connection).find().lean();
    expect(Object.keys(row?.sealed ?? {}).sort()).toEqual(['ciphertext', 'iv', 'kid', 'tag']);
    expect(row?.publicJwk).not.toHaveProperty('d');

    const newer: Keyring = [{ kid: 'e2', key: randomBytes(32) }, ...keys];
    expect((await load(newer)).signer().kid).toBe(copies[0]?.signer().kid);
    await expect(load(ring('e2'))).rejects.toThrow('KEY_ENCRYPTION_KEYS lacks the key e1');
    await expect(load(ring('e1'))).rejects.toThrow('does not open what is stored');
  });
});
