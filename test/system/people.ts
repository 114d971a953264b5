import { createHmac, randomBytes } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import { eventually, type SeededRandom } from '@latchkey/testkit';
import { drawClassName } from '../../services/identity/src/domain/decoy.ts';
import { normaliseLogin } from '../../services/identity/src/domain/login.ts';
import { classNamed, decoyHash } from '../../services/identity/src/domain/password-class.ts';
import { createThrottleKeys } from '../../services/identity/src/domain/throttle/throttle-keys.ts';
import type { Secrets } from '../../deploy/standalone/src/secrets/secrets.ts';

/** What of a running Latchkey people are put into. */
export interface Peopled {
  origin: string;
  secrets: Secrets;
  /** Connection string of identity's database. */
  identityUri: string;
  /** Starts identity anew, so that it counts the classes of its hashes. */
  restart(): Promise<void>;
}

/** What today's hashes are (ARGON2_… by default); what has no hash to verify gets a decoy, of this class or another. */
const ownClass = 'argon2id/m=19456,t=2,p=1';

/** The states an account can be in, as far as somebody outside must not see them. */
export const states = {
  active: { class: ownClass },
  unconfirmed: { class: ownClass, set: { state: 'unconfirmed' } },
  blocked: { class: ownClass, set: { state: 'blocked' } },
  'without-password': { class: undefined },
  'reset-required': { class: ownClass, set: { state: 'reset-required' } },
  'bcrypt-10': { class: 'bcrypt/10' },
  'bcrypt-12': { class: 'bcrypt/12' },
  throttled: { class: ownClass },
} as const satisfies Record<string, { class: string | undefined; set?: Record<string, string> }>;
export type State = keyof typeof states;
export const stateNames = Object.keys(states) as State[];

/** Addresses to be compared: of accounts, and of nobody. */
export interface Sides {
  known: readonly string[];
  unknown: readonly string[];
}

/** Puts people into a running system, and finds addresses that nobody has and that cost the same. */
export interface People {
  /** Makes `count` accounts of a state. */
  add(state: State, count: number): Promise<void>;
  /** Call it when everybody is there: identity counts the classes of its hashes anew. */
  settle(): Promise<void>;
  /** As many addresses of both sides, the same at every call; all of one class of hash or decoy. */
  sidesOf(state: State): Promise<Sides>;
  /** Everybody in random order, and as many addresses of nobody, whatever class they draw. */
  wholePopulation(random: SeededRandom): Sides;
  close(): Promise<void>;
}

const name = (kind: string, index: number): string =>
  `k-${kind}-${String(index).padStart(6, '0')}@example.com`;

/**
 * An address that nobody has, right behind somebody's and as long: a login's reading finds the next account then, as nearly
 * everywhere in a shop. Behind everybody's it would find none, which costs a little less.
 */
const neighbour = (email: string, turn: number): string => {
  const letter = (place: number): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(place);
  return email.replace(/com$/, `n${letter(Math.floor(turn / 26))}${letter(turn % 26)}`);
};

export async function createPeople({ origin, secrets, identityUri, restart }: Peopled): Promise<People> {
  const connection = await mongoose.createConnection(identityUri).asPromise();
  const added = new Map<State, string[]>();
  const compared = new Map<State, Sides>();
  let rows = 0;

  const importRows = async (emails: readonly string[], cell: string): Promise<void> => {
    const columns = [
      'customer_reference',
      'email',
      'salutation',
      'first_name',
      'last_name',
      'gender',
      'password',
      'registered',
    ];
    const headers = { Authorization: `Bearer ${secrets.LATCHKEY_TOKEN}` };
    const opened = await fetch(`${origin}/admin/imports`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ importer: 'customer', source: 'people' }),
    });
    const { id } = (await opened.json()) as { id: string };
    const lines = emails.map((email) => {
      rows += 1;
      return `B--${rows},${email},Ms,Ada,Lock,Female,"${cell}",2020-02-20\n`;
    });
    // A part takes a megabyte and answers how far it was read.
    let file = Buffer.from(`${columns.join(',')}\n${lines.join('')}`);
    for (let offset = 0, done = false; !done;) {
      const part = file.subarray(0, 512 * 1024);
      const last = part.length === file.length;
      const response = await fetch(`${origin}/admin/imports/${id}/file?offset=${offset}&last=${last}`, {
        method: 'PATCH',
        headers: { ...headers, 'Content-Type': 'text/csv' },
        body: part,
      });
      const stands = (await response.json()) as {
        state: string;
        position: { bytes: number };
        counts: { failed: number };
      };
      if (response.status !== 200 || stands.counts.failed > 0)
        throw new Error(`import failed: ${JSON.stringify(stands).slice(0, 500)}`);
      file = file.subarray(stands.position.bytes - offset);
      offset = stands.position.bytes;
      done = stands.state === 'completed';
    }
  };

  return {
    add: async (state, count) => {
      const wanted = states[state];
      // Those without a password draw their decoy, and only some draw the class that is compared.
      const emails = Array.from({ length: wanted.class === undefined ? 4 * count : count }, (_, at) =>
        name(state, at),
      );
      const hash = wanted.class === undefined ? '' : decoyHash(classNamed(wanted.class)!, randomBytes);
      await importRows(emails, hash);
      if ('set' in wanted)
        await connection
          .collection('credentials')
          .updateMany({ login: { $in: emails } }, { $set: wanted.set });
      added.set(state, emails);
    },
    settle: async () => {
      await connection.collection('decoyStatistics').deleteMany({});
      await restart();
      await eventually(async () => (await readCounts(connection)).size > 0, { within: 30_000, every: 100 });
    },
    sidesOf: async (state) => {
      const before = compared.get(state);
      if (before !== undefined) return before;
      const counts = await readCounts(connection);
      const wanted = states[state].class ?? ownClass;
      const draw = (email: string): string =>
        drawClassName(counts, decoyKey(secrets.MINT_KEYS), normaliseLogin(email), ownClass);
      const all = added.get(state) ?? [];
      const known = states[state].class === undefined ? all.filter((email) => draw(email) === wanted) : all;
      const unknown: string[] = [];
      for (let index = 0; unknown.length < known.length; index += 1) {
        const email = neighbour(all[index % all.length] ?? '', Math.floor(index / all.length));
        if (draw(email) === wanted) unknown.push(email);
      }
      if (state === 'throttled') await lock(connection, secrets.LOGIN_HMAC_KEY, [...known, ...unknown]);
      const sides = { known, unknown };
      compared.set(state, sides);
      return sides;
    },
    wholePopulation: (random) => {
      const known = shuffled([...added.values()].flat(), random);
      return { known, unknown: known.map((email) => neighbour(email, 0)) };
    },
    close: () => connection.close(),
  };
}

async function readCounts(connection: Connection): Promise<Map<string, number>> {
  const stored = await connection
    .collection<{ _id: string; counts: { class: string; count: number }[] }>('decoyStatistics')
    .findOne({ _id: 'password-classes' });
  return new Map(stored?.counts.map((each) => [each.class, each.count]));
}

/** As identity's app.ts derives it. */
function decoyKey(mintKeys: string): Buffer {
  const key = Buffer.from(mintKeys.split(',')[0]?.split(':')[1] ?? '', 'base64url');
  return createHmac('sha256', key).update('latchkey decoys').digest();
}

/** Fisher and Yates: a run that is ended early has met the same shares of everything. */
function shuffled(list: readonly string[], random: SeededRandom): string[] {
  const mixed = [...list];
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1);
    [mixed[at], mixed[other]] = [mixed[other] ?? '', mixed[at] ?? ''];
  }
  return mixed;
}

/** As if each of them had failed so often that an hour has to be waited for. */
async function lock(connection: Connection, hmacKey: string, emails: readonly string[]): Promise<void> {
  const keys = createThrottleKeys(Buffer.from(hmacKey, 'base64url'));
  const lastAt = new Date();
  const expiresAt = new Date(lastAt.getTime() + 86_400_000);
  const buckets = emails.map((email) => ({
    _id: keys.login(normaliseLogin(email)),
    count: lockedAfter + 20,
    lastAt,
    expiresAt,
  }));
  await connection.collection<(typeof buckets)[number]>('throttle').insertMany(buckets);
}

/** LOGIN_FAILURES_PER_LOGIN: many attempts are made, and only the locked may be turned away. */
const lockedAfter = 1_000_000;

/** Settings for comparisons: all requests come from one address and about few accounts. */
export const withoutLimits = {
  LOGIN_FAILURES_PER_LOGIN: String(lockedAfter),
  LOGIN_FAILURES_PER_ADDRESS: '100000000',
  TOKEN_FAILURES_PER_ADDRESS: '100000000',
  RESET_REQUESTS_PER_ADDRESS: '100000000',
  RESET_MAILS_PER_ACCOUNT: '1000',
};
