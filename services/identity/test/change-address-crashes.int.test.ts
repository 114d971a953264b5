import type { Connection } from 'mongoose';
import { settableClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { connectMongo, migrateIndexes } from '@latchkey/kit/mongo';
import { lifeOf, startTestStore, type Life, type TestStore } from '@latchkey/testkit';
import { normaliseLogin } from '../src/domain/login.ts';
import { changeAddress } from '../src/features/change-address/change-address.ts';
import { createChangeEvents } from '../src/outbound/mongo/change-events.ts';
import { credentialModel, toDocument, type CredentialModel } from '../src/outbound/mongo/credential-model.ts';
import { createMongoCredentialRepository } from '../src/outbound/mongo/mongo-credential-repository.ts';
import {
  createMongoEmailChangeRepository,
  emailChangeModel,
} from '../src/outbound/mongo/mongo-email-change-repository.ts';
import {
  createMongoSessionRepository,
  sessionModel,
} from '../src/outbound/mongo/mongo-session-repository.ts';
import { aCredential, aLink, noon } from './a-credential.ts';
import { aSession } from './a-session.ts';

const clock = settableClock(noon);
let store: TestStore;
let connection: Connection;
let documents: CredentialModel;
beforeAll(async () => {
  store = await startTestStore();
  connection = await connectMongo({ uri: store.uri('crashes'), appName: 'test', logger: silentLogger });
  documents = credentialModel(connection);
  await migrateIndexes(connection, silentLogger);
});
afterAll(async () => {
  await connection.close();
  await store.stop();
});

/** More steps than a change has. */
const longLife = 1000;

/** The use case over the real store, whose calls a life ends between. */
function openDesk() {
  const events = createChangeEvents({ publish: () => undefined, clock, newId });
  const credentials = createMongoCredentialRepository(documents, events);
  const changes = createMongoEmailChangeRepository(emailChangeModel(connection));
  const sessions = createMongoSessionRepository(sessionModel(connection));
  const move = (life: Life, customerId: string, newLogin: string): Promise<void> =>
    changeAddress(
      {
        ...{ clock, newId, publish: () => undefined },
        ...{ credentials: life.mortal(credentials), sessions: life.mortal(sessions) },
        changes: life.mortal(changes),
      },
      { customerId, newLogin },
    );
  return { changes, sessions, move };
}

/** Events that wait in the document, as the sweeper of another copy finds them. */
async function toldOf(customerId: string) {
  const found = await documents
    .findById(customerId)
    .lean<{ outbox: { type: string; data: { requestId?: string } }[] }>();
  return (found?.outbox ?? []).filter(({ type }) => type !== 'credential.changed');
}

it('staff’s change of an address, cut off at any step, is all there or not at all, and whole when asked again', async () => {
  const { changes, sessions, move } = openDesk();
  let steps = 1;
  for (; steps < longLife; steps += 1) {
    const before = aCredential({ links: [aLink(`c${steps}`, 'restore-password').link] });
    const { customerId } = before;
    const to = normaliseLogin(`moved-${steps}@example.com`);
    await documents.create(toDocument(before));
    await sessions.insert(aSession({ customerId, currentHash: `hash ${steps}` }));

    const life = lifeOf(steps);
    await move(life, customerId, to).catch(() => undefined);
    if (!life.over) break;
    const found = await documents
      .findById(customerId)
      .lean<{ login: string; epoch: number; links: unknown[] }>();
    const told = await toldOf(customerId);
    expect([found?.login, found?.epoch, found?.links.length, told.length]).toEqual(
      found?.login === to ? [to, 2, 0, 2] : [before.login, 1, 1, 0],
    );

    await move(lifeOf(longLife), customerId, to);
    const events = await toldOf(customerId);
    expect(events.map(({ type }) => type)).toEqual(['credential.email_changed', 'audit.recorded']);
    // The notice finds the old address by the id that its event carries.
    const [notice] = await changes.findMany([events[0]?.data.requestId ?? '']);
    expect(notice).toMatchObject({ customerId, from: before.login, to });
    expect(await documents.findById(customerId).lean()).toMatchObject({ login: to, epoch: 2, links: [] });
    expect(await sessions.list(customerId, noon, 10)).toEqual([]);
  }
  // Reading, looking for the new address, the old one kept, the change, the sessions: each before and after.
  expect(steps).toBeGreaterThan(10);
});
