/**
 * Does an answer, or what comes after it, tell who has an account? Every state of an account against addresses that
 * nobody has and whose decoy is of the same class of hash; and a whole population, a third of it imported with bcrypt,
 * against addresses that nobody has. Standalone in a process of its own, one connection, p50 known / unknown.
 * Usage: npm run bench -- timing [pairs] [probe | probe:state | population]…
 * Ends with 1 when something can be told apart. Ctrl-C ends it with the pairs measured so far.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { eventually, seededRandom, seedOfRun } from '@latchkey/testkit';
import { secretsSchema } from '../../deploy/standalone/src/secrets/secrets.ts';
import { startStandalone } from '../system/standalone.ts';
import { createComparer, lineOf, tellsNothing, type Comparer } from './timing/compare.ts';
import { createPeople, withoutLimits, type People, type Sides, type State } from '../system/people.ts';
import { next, probes, type Probe } from './timing/probes.ts';

const [given = '1000', ...selectors] = process.argv.slice(2);
const pairs = Number(given);
if (!Number.isInteger(pairs) || pairs < 2) throw new Error(`pairs has to be a whole number, not ${given}`);
const random = seededRandom(seedOfRun('timing'));
/** Accounts of a state, each asked about several times. */
const accounts = Math.min(pairs, 500);

const isWanted = (title: string): boolean =>
  selectors.length === 0 || selectors.some((each) => title === each || title.startsWith(`${each}:`));
const wanted = probes.flatMap((probe) =>
  probe.states.filter((state) => isWanted(`${probe.name}:${state}`)).map((state) => ({ probe, state })),
);
const wantsPopulation = isWanted('population');
if (wanted.length === 0 && !wantsPopulation) throw new Error(`there is no ${selectors.join(', ')}`);

type Standalone = Awaited<ReturnType<typeof startStandalone>>;

let told = 0;
const interruption = new AbortController();
process.once('SIGINT', () => interruption.abort());

async function withSystem(
  work: (system: Standalone, people: People, comparer: Comparer) => Promise<void>,
): Promise<void> {
  const system = await startStandalone({
    LOG_LEVEL: 'error',
    TRUSTED_PROXIES: '127.0.0.1',
    ...withoutLimits,
  });
  const people = await createPeople({
    origin: system.origins[0] ?? '',
    secrets: secretsSchema.parse(JSON.parse(readFileSync(join(system.dataDir, 'secrets.json'), 'utf8'))),
    identityUri: system.storeUri('identity'),
    restart: () => system.killAndRestart('standalone', 0),
  });
  const comparer = createComparer(() => system.origins[0] ?? '', random, interruption.signal);
  try {
    await work(system, people, comparer);
  } finally {
    comparer.close();
    await people.close();
    await system.stop();
  }
}

async function report(
  title: string,
  comparer: Comparer,
  probe: Probe,
  sides: Sides,
  count: number,
): Promise<void> {
  const comparison = await comparer.compare(probe, sides, count);
  if (!tellsNothing(comparison)) told += 1;
  process.stdout.write(`${lineOf(title, comparison)}\n`);
}

/** What one measurement has left to do is no part of the next one. */
async function drained(system: Standalone): Promise<void> {
  const [identity, notification] = await Promise.all(
    ['identity', 'notification'].map((name) => mongoose.createConnection(system.storeUri(name)).asPromise()),
  );
  const isLeft = async (): Promise<boolean> => {
    const waiting = { 'outbox.at': { $exists: true } };
    const open = { state: { $in: ['queued', 'attempting'] } };
    const counts = await Promise.all([
      identity?.collection('resetRequests').countDocuments(waiting),
      notification?.collection('deliveries').countDocuments(open),
    ]);
    return counts.some((count) => count !== 0);
  };
  await eventually(async () => !(await isLeft()), { within: 300_000, every: 250 });
  await Promise.all([identity?.close(), notification?.close()]);
}

async function warmUp(comparer: Comparer): Promise<void> {
  for (let index = 0; index < 50; index += 1) {
    for (const probe of new Set(wanted.map((each) => each.probe)))
      await comparer.send(probe, `w-${index}@example.com`);
    await comparer.send(next, '');
  }
}

if (wanted.length > 0) {
  await withSystem(async (system, people, comparer) => {
    for (const state of new Set<State>(['active', ...wanted.map((each) => each.state)]))
      await people.add(state, accounts);
    await people.settle();
    await warmUp(comparer);
    for (const { probe, state } of wanted) {
      if (interruption.signal.aborted) return;
      await drained(system);
      await report(`${probe.name}:${state}`, comparer, probe, await people.sidesOf(state), pairs);
    }
  });
}

if (wantsPopulation && !interruption.signal.aborted) {
  await withSystem(async (_system, people, comparer) => {
    // Everybody is asked about once, so that both sides are as often met for the first time.
    const share = Math.ceil(pairs / 3);
    await people.add('active', 2 * share);
    await people.add('bcrypt-10', share);
    await people.settle();
    await warmUp(comparer);
    const login = probes.find(({ name }) => name === 'login');
    if (login === undefined) throw new Error('there is no log in to measure');
    const { known, unknown } = people.wholePopulation(random);
    await report('population', comparer, login, { known, unknown }, 3 * share);
  });
}

process.stdout.write(told === 0 ? 'Nothing can be told apart.\n' : `${told} can be told apart.\n`);
process.exitCode = told === 0 ? 0 : 1;
