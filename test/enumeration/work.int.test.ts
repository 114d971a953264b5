import { createConnection } from 'mongoose';
import { identityService } from '@latchkey/contracts/identity';
import type { FaultKind } from '@latchkey/embedded-store';
import { settableClock } from '@latchkey/kit/clock';
import { createGrpcClient } from '@latchkey/kit/grpc';
import type { Bus, EventEnvelope } from '@latchkey/kit/messaging';
import { createTestBus, eventually } from '@latchkey/testkit';
import { send } from '../../gateway/test/harness.ts';
import { className } from '../../services/identity/src/domain/password-class.ts';
import type { PasswordHasher } from '../../services/identity/src/domain/password-hasher.ts';
import { createFastHasher } from '../../services/identity/test/fast-hasher.ts';
import { probes, type Probe } from '../bench/timing/probes.ts';
import { startInProcess, type InProcess } from '../system/in-process.ts';
import { WrittenCollections } from '../system/stored-documents.ts';
import {
  createPeople,
  stateNames,
  withoutLimits,
  type People,
  type Sides,
  type State,
} from '../system/people.ts';

/**
 * What the timing bench measures, counted: until the answer is sent, the same commands reach the store, the same
 * hashes are computed and the same RPCs are called, whether somebody has the address or nobody. What differs
 * afterwards is named at the end.
 */

/**
 * Notes every command that reaches the store but those that no request waits for: sweeps of the outboxes, the look for
 * campaigns to run, the lists of staff being brought up to date, and what was handed on being taken out of a credential.
 */
class Commands extends WrittenCollections {
  readonly seen: string[] = [];
  /** The last read of a credential that a request waited for. */
  lookUp: Record<string, unknown> = {};
  override take(name: string, command: Record<string, unknown>): FaultKind | undefined {
    const collection = command[name];
    const ofNobody =
      typeof collection !== 'string' || /^(leases|campaigns|decoyStatistics|audit.*)$/.test(collection);
    const what = JSON.stringify([command['filter'], command['updates']]);
    const behind =
      what.includes('outbox.at') ||
      (collection === 'customers' && what.includes('"account')) ||
      (collection === 'credentials' && what.includes('$pull'));
    if (!ofNobody && !behind) {
      this.seen.push(`${name} ${collection}`);
      if (name === 'find' && collection === 'credentials') this.lookUp = command;
    }
    return super.take(name, command);
  }
}

const commands = new Commands();
const hashes: string[] = [];
const events: EventEnvelope[] = [];
let letOut = (): void => undefined;
let out: Promise<void>;

/** Nothing is handed on before the answer has come, so that what follows it is counted by itself. */
const bus: Bus = {
  ...createTestBus(),
  publish: (event) => {
    events.push(event);
    return out;
  },
};
const fast = createFastHasher();
const hasher: PasswordHasher = {
  ...fast,
  hash: (password, origin) => {
    hashes.push('hash');
    return fast.hash(password, origin);
  },
  verify: (stored, password) => {
    const known = fast.classOf(stored.phc);
    hashes.push(`verify ${known === undefined ? 'nothing' : className(known)}`);
    return fast.verify(stored, password);
  },
};

let system: InProcess;
let people: People;
const perState = 3;

beforeAll(async () => {
  out = Promise.resolve();
  system = await startInProcess({
    bus,
    // The counters that lock somebody are written with the real time.
    clock: settableClock(Math.floor(performance.timeOrigin)),
    hasher,
    faults: commands,
    env: { ...withoutLimits, RECONCILE_EVERY: '1d' },
  });
  people = await createPeople({
    origin: `http://127.0.0.1:${system.port}`,
    secrets: system.secrets,
    identityUri: system.storeUri('identity'),
    restart: () => system.restartIdentity(),
  });
  for (const state of stateNames) await people.add(state, perState);
  await people.settle();
  await staffKnowsThem();
  // The first requests also open connections and fetch keys.
  for (const probe of probes) await ask(probe, 'nobody-at-all@example.com');
}, 60_000);
/** The lists of staff catch up with the new people, in calls of their own that would be counted. */
async function staffKnowsThem(): Promise<void> {
  const customer = await createConnection(system.storeUri('customer')).asPromise();
  await eventually(
    async () =>
      expect(await customer.collection('customers').countDocuments({ 'account.state': null })).toBe(0),
    { within: 20_000 },
  );
  await customer.close();
}

afterAll(async () => {
  await people.close();
  await system.stop();
});

interface Work {
  answer: unknown;
  commands: string[];
  hashes: string[];
  calls: Record<string, number>;
  events: string[];
  /** Commands after the answer, until the events are handed on. */
  handingOn: string[];
  /** What the event tells the mails. */
  asked: { requestId: string; customerId?: string } | undefined;
}

async function ask({ path, type, body }: Probe, email: string): Promise<Work> {
  out = new Promise((resolve) => (letOut = resolve));
  const callsBefore = await system.calls();
  for (const list of [commands.seen, hashes, events]) list.length = 0;
  const { status, headers, text } = await send(system.port, 'POST', path, {
    headers: { 'Content-Type': type, Accept: type },
    body: JSON.stringify(body(email)),
  });
  // A log-in that failed has the counters read once more, for the audit trail: around its answer, whoever it was.
  if (hashes.some((each) => each.startsWith('verify')))
    await eventually(() => expect(commands.seen.filter((each) => each === 'find throttle')).toHaveLength(2));
  const untilTheAnswer = commands.seen.splice(0).sort();
  const { date: _date, 'x-request-id': _id, ...sameHeaders } = headers;
  const callsAfter = await system.calls();
  letOut();
  const published = events.map(({ type: name }) => name);
  await eventually(() =>
    expect(commands.seen.filter((each) => each.startsWith('update'))).toHaveLength(published.length),
  );
  return {
    answer: { status, headers: sameHeaders, text },
    commands: untilTheAnswer,
    hashes: [...hashes],
    calls: difference(callsAfter, callsBefore),
    events: published,
    handingOn: commands.seen.splice(0).sort(),
    asked: events[0]?.data as Work['asked'],
  };
}

function difference(after: Record<string, number>, before: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => [name, count - (before[name] ?? 0)] as const)
      .filter(([, count]) => count > 0),
  );
}

const cases = probes.flatMap((probe) => probe.states.map((state) => [probe.name, state, probe] as const));

describe('until the answer is sent', () => {
  it.each(cases)('%s costs %s what it costs nobody', async (_name, state, probe) => {
    const { known, unknown } = await people.sidesOf(state);
    const [ofSomebody, ofNobody] = [await ask(probe, known[0]!), await ask(probe, unknown[0]!)];
    const { asked: _somebodys, ...work } = ofSomebody;
    const { asked: _nobodys, ...same } = ofNobody;
    expect(work).toEqual(same);
  });

  it.each([
    [
      'login',
      'active',
      ['find credentials', 'find throttle', 'find throttle', 'update throttle', 'update throttle'],
      1,
      [],
    ],
    ['forgot', 'active', ['insert resetRequests'], 0, ['password.reset_requested']],
    ['resend', 'active', ['insert resetRequests'], 0, ['registration.confirmation_requested']],
    [
      'registration',
      'active',
      ['findAndModify sequences', 'insert registrations', 'insert registrations'],
      1,
      ['registration.confirmation_requested'],
    ],
  ] as const)('%s is this work', async (name, state, expected, hashed, published) => {
    const { unknown } = await people.sidesOf(state);
    const work = await ask(
      probes.find((probe) => probe.name === name)!,
      unknown[1]!,
    );
    expect([work.commands, work.hashes.length, work.events]).toEqual([expected, hashed, published]);
  });

  it('a login reads one credential, whether somebody has the address or nobody', async () => {
    const { known, unknown } = await people.sidesOf('active');
    const login = probes.find(({ name }) => name === 'login')!;
    const identity = await createConnection(system.storeUri('identity')).asPromise();
    for (const email of [known[0]!, unknown[0]!]) {
      await ask(login, email);
      const { find, filter, sort, limit } = commands.lookUp;
      const { executionStats } = await identity.db!.command({ explain: { find, filter, sort, limit } });
      expect([JSON.stringify(filter).includes(email), executionStats]).toEqual([
        true,
        expect.objectContaining({ totalDocsExamined: 1, totalKeysExamined: 1, nReturned: 1 }),
      ]);
    }
    await identity.close();
  });

  it('a throttled login is turned away after the two reads of every login, before anything is hashed', async () => {
    const { known } = await people.sidesOf('throttled');
    const work = await ask(
      probes.find(({ name }) => name === 'login')!,
      known[1]!,
    );
    const refused = expect.objectContaining({ status: 429 });
    expect([work.answer, work.commands, work.hashes]).toEqual([
      refused,
      ['find credentials', 'find throttle'],
      [],
    ]);
  });
});

/**
 * When its mail is about to be sent, minutes or milliseconds later, identity looks who has the address; the mail, and its
 * rendering, are what follows. Nobody waits for it.
 */
describe('afterwards', () => {
  type Outcome = 'a link' | 'a word to the owner' | 'nothing';
  const mint = async (name: string, state: State, side: keyof Sides): Promise<[Outcome, string[]]> => {
    const sides = await people.sidesOf(state);
    const probe = probes.find((each) => each.name === name)!;
    const { asked } = await ask(probe, sides[side][2]!);
    const notification = createGrpcClient({
      service: identityService,
      address: system.identityAddress,
      caller: 'notification',
      credential: system.secrets.RPC_CREDENTIAL_NOTIFICATION,
      idempotent: [],
    });
    try {
      const purpose =
        name === 'forgot' ? 'LINK_PURPOSE_RESTORE_PASSWORD' : 'LINK_PURPOSE_CONFIRM_REGISTRATION';
      const { requestId = '', customerId = '' } = asked ?? {};
      const { links } = await notification.mintLinks({ links: [{ requestId, customerId, purpose }] });
      const [link] = links;
      const outcome =
        link?.minted != null ? 'a link' : link?.held != null ? 'a word to the owner' : 'nothing';
      return [outcome, commands.seen.splice(0)];
    } finally {
      notification.close();
    }
  };

  const lookedUp = ['find resetRequests', 'find credentials'];
  const settled = ['update resetRequests'];
  const counted = ['aggregate resetRequests'];
  const waiting = ['find registrations', 'find registrations'];
  // The shares of the address and of the client address, and that this request has had its mail.
  const shared = ['find throttle', 'update throttle', 'update throttle', 'update throttle'];
  const linked = ['update registrations', 'delete registrations'];

  const forgot: Record<State | 'nobody', [Outcome, string[]]> = {
    nobody: ['nothing', [...lookedUp, ...settled]],
    // No mail goes to whoever is blocked, but the requests of the client's address are counted first.
    blocked: ['nothing', [...lookedUp, ...counted, ...settled]],
    ...every(
      ['active', 'unconfirmed', 'without-password', 'reset-required', 'bcrypt-10', 'bcrypt-12', 'throttled'],
      ['a link', [...lookedUp, ...counted, 'update credentials', 'find credentials', ...counted, ...settled]],
    ),
  };
  /** Imported people wait for no confirmation: a link to restore the password proves their address. */
  const resend: typeof forgot = every(
    [...stateNames, 'nobody'],
    ['nothing', ['find resetRequests', ...waiting, 'find credentials', ...settled]],
  );
  const registration: typeof forgot = {
    ...every(
      ['active', 'without-password', 'reset-required', 'bcrypt-10', 'bcrypt-12', 'throttled'],
      ['a word to the owner', [...waiting, 'find credentials', ...shared]],
    ),
    blocked: ['nothing', [...waiting, 'find credentials', ...shared]],
    ...every(['unconfirmed', 'nobody'], ['a link', [...waiting, 'find credentials', ...shared, ...linked]]),
  };
  const follows = { forgot, resend, registration };
  const rows = Object.entries(follows).flatMap(([name, each]) =>
    [...stateNames, 'nobody' as const].map((who) => [name, who, each[who]] as const),
  );

  it.each(rows)('of %s about %s', async (name, who, expected) => {
    const found = who === 'nobody' ? await mint(name, 'active', 'unknown') : await mint(name, who, 'known');
    expect(found).toEqual(expected);
  });
});

function every<Who extends string, Same>(who: readonly Who[], same: Same): Record<Who, Same> {
  return Object.fromEntries(who.map((each) => [each, same])) as Record<Who, Same>;
}
