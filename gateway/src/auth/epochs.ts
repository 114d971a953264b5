import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import type { IdentityClient } from './clients.ts';

/** What makes a token dead everywhere within a second of a password change (ARCHITECTURE, section 7). */
export interface Epochs {
  /**
   * The customer's current epoch, at most a second old; undefined when there is no such customer.
   * @throws AppError `unavailable` when identity gives no fresh answer
   */
  current(customerId: string): Promise<number | undefined>;
  /** This copy has just changed that customer's password: what is known is out of date. */
  forget(customerId: string): void;
}

/** How long an answer counts, from the moment it was asked for: dead tokens live no longer than this. */
const freshMs = 1000;
/** Requests arriving within this time share one RPC. */
const gatherMs = 2;
/** identity.v1.GetEpochs takes 1 to 1000 ids. */
const batchLimit = 1000;
/** Well below freshMs, so that a slow answer is not stale when it arrives. */
const deadlineMs = 800;
/** Entries live a second, so this bounds memory (about 10 MB) only under a flood. */
const entryLimit = 50_000;

/** One question about one customer, asked once for all who wait for it. */
interface Question {
  /** Undefined while the batch is still being gathered. */
  askedAt: number | undefined;
  epoch: Promise<number | undefined>;
}
interface Gathered {
  question: Question;
  resolve: (epoch: number | undefined) => void;
  reject: (error: Error) => void;
}
interface Deps {
  identity: Pick<IdentityClient, 'getEpochs'>;
  clock: Clock;
  /** Runs the batch a moment later; a test runs it when it likes. */
  schedule?: (flush: () => void) => void;
}

/** @returns keeps what was asked within the last second, and puts questions together */
export function createEpochs(deps: Deps): Epochs {
  const { clock } = deps;
  /** In the order of asking, so the oldest come first. */
  const known = new Map<string, Question>();
  const ask = createBatches(deps, (customerId, question) => {
    if (known.get(customerId) === question) known.delete(customerId);
  });

  const isFresh = ({ askedAt }: Question): boolean => askedAt === undefined || isWithin(clock, askedAt);
  const makeRoom = (): void => {
    for (const [customerId, question] of known) {
      if (isFresh(question) && known.size < entryLimit) return;
      known.delete(customerId);
    }
  };

  return {
    current: (customerId) => {
      const earlier = known.get(customerId);
      if (earlier !== undefined && isFresh(earlier)) return earlier.epoch;
      makeRoom();
      const question = ask(customerId);
      known.delete(customerId);
      known.set(customerId, question);
      return question.epoch;
    },
    // Whoever waits for an answer asked before the change still gets it: they came before it, too.
    forget: (customerId) => void known.delete(customerId),
  };
}

/** @param onFailure hears of every question that got no answer, before those who wait for it do */
function createBatches(
  { identity, clock, schedule = (flush) => void setTimeout(flush, gatherMs) }: Deps,
  onFailure: (customerId: string, question: Question) => void,
): (customerId: string) => Question {
  let gathering = new Map<string, Gathered>();

  const send = async (batch: ReadonlyMap<string, Gathered>): Promise<void> => {
    const askedAt = clock.now();
    for (const { question } of batch.values()) question.askedAt = askedAt;
    try {
      const { epochs } = await identity.getEpochs({ customerIds: [...batch.keys()] }, { deadlineMs });
      if (!isWithin(clock, askedAt)) throw new Error('the epochs came too late');
      const found = new Map(epochs.map(({ customerId, epoch }) => [customerId, epoch]));
      for (const [customerId, { resolve }] of batch) resolve(found.get(customerId));
    } catch (cause) {
      const error = new AppError('unavailable', { detail: 'no fresh epochs', cause });
      for (const [customerId, { question, reject }] of batch) {
        onFailure(customerId, question);
        reject(error);
      }
    }
  };
  const flush = (): void => {
    const batch = gathering;
    gathering = new Map();
    if (batch.size > 0) void send(batch);
  };

  return (customerId) => {
    // Forgotten since, but not sent yet: the answer will be fresh enough.
    const unsent = gathering.get(customerId);
    if (unsent !== undefined) return unsent.question;
    const { promise, resolve, reject } = deferred<number | undefined>();
    const question: Question = { askedAt: undefined, epoch: promise };
    if (gathering.size === 0) schedule(flush);
    gathering.set(customerId, { question, resolve, reject });
    if (gathering.size >= batchLimit) flush();
    return question;
  };
}

/** A clock that was set back leaves times in the future behind: nobody knows how old these are. */
function isWithin(clock: Clock, askedAt: number): boolean {
  const age = clock.now() - askedAt;
  return age >= 0 && age < freshMs;
}

function deferred<Value>(): {
  promise: Promise<Value>;
  resolve: (value: Value) => void;
  reject: (error: Error) => void;
} {
  let resolve!: (value: Value) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
