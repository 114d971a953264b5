import { randomUUID } from 'node:crypto';
import { createConnection } from 'mongoose';
import { eventually, seededRandom, seedOfRun } from '@latchkey/testkit';
import { checkTrail, linesOf } from '../../console/src/audit/check-trail.ts';
import { askAnyCopy } from '../system/any-copy.ts';
import type { System } from '../system/system.ts';
import { killNowAndThen, type Kills } from './kill-now-and-then.ts';

const people = 6;
/** Every so many rounds somebody gets another address, too. */
const movingEvery = 15;

/**
 * Staff blocks and unblocks people and changes their addresses while processes are killed (-9): every act that was
 * answered is in the trail, none twice, and the chain is whole. An act that got no answer is asked for again, which changes
 * nothing when it was done. The profile follows the address of the account.
 */
export async function expectTrailToSurvive(
  system: System,
  given: { token: string; rounds: number; kills: readonly Kills[] },
): Promise<void> {
  const random = seededRandom(seedOfRun('audit with kills'));
  const ask = askWith(system, given.token);
  const ids = await Promise.all(Array.from({ length: people }, () => createSomebody(ask)));
  const over = new AbortController();
  const killing = killNowAndThen(system, given.kills, random, over.signal);
  await Promise.all(
    ids.map(async (id) => {
      for (let round = 0; round < given.rounds; round += 1) {
        await ask('POST', `/customers/${id}/block`);
        await ask('POST', `/customers/${id}/unblock`);
        if (round % movingEvery === 0)
          await ask('PATCH', `/customers/${id}`, { email: addressOf(id, round / movingEvery) });
      }
    }),
  );
  over.abort();
  const killed = await killing;
  process.stdout.write(`audit with kills: ${people * given.rounds * 2} acts, killed ${killed} times\n`);
  expect(killed).toBeGreaterThan(0);

  const expected = Array.from({ length: given.rounds }, (_, round) => [
    ...['account.blocked', 'account.unblocked'],
    ...(round % movingEvery === 0 ? ['account.email_changed'] : []),
  ]).flat();
  const last = Math.ceil(given.rounds / movingEvery) - 1;
  for (const id of ids) {
    const patience = { within: 60_000, every: 250 };
    await eventually(async () => expect(await actsOn(system, id)).toEqual(expected), patience);
    const moved = { email: addressOf(id, last) };
    await eventually(async () => expect(await ask('GET', `/customers/${id}`)).toMatchObject(moved), patience);
    expect(await loginOf(system, id)).toBe(moved.email);
  }
  for (const origin of system.origins) await expectWhole(origin, given.token);
}

type Ask = (method: string, path: string, body?: object) => Promise<unknown>;

/** Asks any copy, and asks again where none answers or one says to come back. */
function askWith(system: System, token: string): Ask {
  return async (method, path, body) => {
    const { status, text } = await askAnyCopy(system, `/admin${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  };
}

async function createSomebody(ask: Ask): Promise<string> {
  const email = `${randomUUID()}@shop.example`;
  const form = { email, salutation: 'Ms', firstName: 'Ada', lastName: 'Kept', storeName: 'DE' };
  return ((await ask('POST', '/customers', form)) as { id: string }).id;
}

function addressOf(id: string, n: number): string {
  return `moved-${n}-${id}@shop.example`;
}

async function loginOf(system: System, id: string): Promise<string | undefined> {
  const connection = await createConnection(system.storeUri('identity')).asPromise();
  try {
    const credentials = connection.collection<{ _id: string; login: string }>('credentials');
    return (await credentials.findOne({ _id: id }))?.login;
  } finally {
    await connection.close();
  }
}

/** What was done to somebody's account by blocking and by other addresses, oldest first. */
async function actsOn(system: System, subject: string): Promise<string[]> {
  const connection = await createConnection(system.storeUri('identity')).asPromise();
  try {
    const found = await connection
      .collection<{ entry: { act: string; atMs: number } }>('audit')
      .find({
        'entry.subject': subject,
        'entry.act': { $in: ['account.blocked', 'account.unblocked', 'account.email_changed'] },
      })
      .sort({ 'entry.atMs': 1, _id: 1 })
      .toArray();
    return found.map(({ entry }) => entry.act);
  } finally {
    await connection.close();
  }
}

async function expectWhole(origin: string, token: string): Promise<void> {
  const answer = await fetch(`${origin}/admin/audit.ndjson`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const pieces = async function* () {
    yield await answer.text();
  };
  const { from, end, signedTo, fault } = await checkTrail(linesOf(pieces()), { mayBeginLate: false });
  expect({ status: answer.status, from, fault }).toEqual({ status: 200, from: 1, fault: undefined });
  expect(end.seq).toBeGreaterThan(people);
  expect(signedTo).toBeGreaterThan(0);
}
