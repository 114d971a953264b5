/**
 * How long until a forced campaign has ended everybody's password and sessions? Standalone, started by itself; accounts
 * are copies of one that was imported, each with a password, every tenth logged in. Mails are held back by the pace.
 * Usage: npm run bench -- expire [accounts]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';
import { secretsSchema } from '../../deploy/standalone/src/secrets/secrets.ts';
import { newId } from '../../libs/kit/src/ids/index.ts';
import { searchKeysOf } from '../../services/customer/src/domain/search-keys.ts';
import { campaignApi, importPeople } from '../system/campaigns.ts';
import { startStandalone } from '../system/standalone.ts';
import { computed } from './processor-time.ts';
import { eventually } from '../../libs/testkit/src/index.ts';

const accounts = Number(process.argv[2] ?? 100_000);
const insertedAtOnce = 1_000;

const standalone = await startStandalone({ LOG_LEVEL: 'error' });
// The process behind the launcher.
const { pid } = standalone.process();
const product = Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0]);
try {
  await copyPeople();
  const file = join(standalone.dataDir, 'secrets.json');
  const { LATCHKEY_TOKEN } = secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const campaigns = campaignApi(standalone, LATCHKEY_TOKEN);
  const { id } = await campaigns.draft('expire', {
    expirePasswords: true,
    pace: { rate: 0.01, domainRates: {} },
  });
  await eventually(
    async () => {
      if ((await campaigns.show(id)).preview?.state !== 'ready') throw new Error('still counting');
    },
    { within: 120_000, every: 250 },
  );
  const [began, spent] = [performance.now(), computed(product)];
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  await campaigns.act(id, 'start');
  for (let phase = 'freezing'; phase !== 'sending';) {
    await wait(200);
    const campaign = await campaigns.show(id);
    if (campaign.phase === phase) continue;
    phase = campaign.phase ?? campaign.state;
    console.log(
      `${phase} after ${seconds(performance.now() - began)} (${seconds(computed(product) - spent)} of processor time), ${campaign.expired} expired`,
    );
  }
  await campaigns.act(id, 'cancel');
} finally {
  await standalone.stop();
}

/** Stores copies of one imported person, in both services, as an import stores them. */
async function copyPeople(): Promise<void> {
  const person = { reference: 'X--0', email: 'x0@shop.example', password: 'winding-staircase 41' };
  await importPeople([person], { DATA_DIR: standalone.dataDir });
  const open = (database: string) =>
    mongoose.createConnection(`${standalone.storeUri(database)}?directConnection=true`).asPromise();
  const [customer, identity] = await Promise.all([open('customer'), open('identity')]);
  interface Stored {
    _id: string;
    [field: string]: unknown;
  }
  const [customers, credentials, sessions] = [
    customer.collection<Stored>('customers'),
    identity.collection<Stored>('credentials'),
    identity.collection<Stored>('sessions'),
  ];
  const profile = await eventually(async () => {
    const found = await customers.findOne({ customerReference: person.reference });
    if (found?.['account'] === undefined) throw new Error('identity has told nothing of the account yet');
    return found;
  });
  const credential = await credentials.findOne({ login: person.email });
  for (let done = 0; done < accounts - 1; done += insertedAtOnce) {
    const count = Math.min(insertedAtOnce, accounts - 1 - done);
    const people = Array.from({ length: count }, (_, n) => {
      const [customerReference, email] = [`X--${done + n + 1}`, `x${done + n + 1}@shop-${n % 50}.example`];
      return { _id: newId(), customerReference, email };
    });
    await Promise.all([
      customers.insertMany(people.map((each) => ({ ...profile, ...each, ...searchKeysOf(each) }))),
      credentials.insertMany(
        people.map(({ _id, customerReference, email }) => ({
          ...credential,
          ...{ _id, customerReference, login: email },
        })),
      ),
      sessions.insertMany(
        people
          .filter((_, n) => n % 10 === 0)
          .map(({ _id: customerId }) => ({
            _id: newId(),
            customerId,
            expiresAt: new Date(Date.now() + 3_600_000),
          })),
      ),
    ]);
  }
  await Promise.all([customer.close(), identity.close()]);
}
