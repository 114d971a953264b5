import { setMaxListeners } from 'node:events';
import { delay, type Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Backoff } from '../domain/backoff.ts';
import type { Delivery } from '../domain/delivery.ts';
import type { Claim } from '../domain/delivery-ledger.ts';
import type { Batch } from '../features/deliver-mails/deliver-batch.ts';

/** Deliveries of one kind, looked after on their own. */
export interface LaneDeps {
  /** Claims the next ones. `more`: asking again at once is worth it. `waiting`: some may be claimed any moment. */
  claim: (
    claim: Claim,
    now: number,
    until: number,
    limit: number,
  ) => Promise<{ readonly deliveries: Delivery[]; readonly more: boolean; readonly waiting: boolean }>;
  /** Called again and again while some are in hand. */
  keepUp: () => Promise<void>;
  /** Milliseconds between two looks while some wait or are in hand. */
  busyPollMs: number;
}

export interface WorkerDeps {
  lanes: readonly LaneDeps[];
  deliverBatch: (batch: Batch) => Promise<void>;
  resolveDoubts: () => Promise<void>;
  relayBackoff: Pick<Backoff, 'pausedUntil' | 'failing'>;
  clock: Clock;
  /** This process, for people who read the ledger. */
  owner: string;
  /** Deliveries claimed at a time. */
  batchSize: number;
  claimMs: number;
  /** Milliseconds between two looks at the ledger while nothing happens. */
  pollMs: number;
  report: (problem: string, error: unknown) => void;
}

export interface DeliveryWorker {
  /** There is something new: look at once. */
  nudge(): void;
  /** Claims no more and gives back what is not begun. */
  stopClaiming(): void;
  /** Resolves when the mails in hand have their results; after `withinMs` those still at it are cut off. */
  finish(withinMs: number): Promise<void>;
}

/** Why a wait is cut short. */
const nudged = 'nudged';
/** The time a mail that was cut off needs to get its result written. */
const lastWritesMs = 2_000;

/**
 * Looks for due deliveries and hands them on in batches; takes the next batch while the last mails of the one before
 * are on their way. While the mail server fails it takes a single mail after each pause, to see.
 */
export function startDeliveryWorker(deps: WorkerDeps): DeliveryWorker {
  const stopping = new AbortController();
  const abandon = new AbortController();
  // Every mail on its way listens.
  setMaxListeners(0, abandon.signal);
  const signals = { stopping: stopping.signal, abandon: abandon.signal };
  const lanes = deps.lanes.map((lane) => startLane(deps, lane, signals));
  const sweeping = repeat(stopping.signal, async () => {
    await deps.resolveDoubts().catch((error: unknown) => deps.report('doubts cannot be resolved', error));
    await delay(deps.pollMs, stopping.signal);
  });
  const nudge = (): void => {
    for (const lane of lanes) lane.nudge();
  };

  return {
    nudge,
    stopClaiming: () => {
      stopping.abort();
      nudge();
    },
    finish: async (withinMs) => {
      const finished = Promise.all([sweeping, ...lanes.map((lane) => lane.finished)]);
      await within(finished, withinMs);
      abandon.abort();
      await within(finished, lastWritesMs);
    },
  };
}

interface Lane {
  nudge(): void;
  /** Resolves when it has stopped looking and nothing is in hand. */
  readonly finished: Promise<void>;
}

function startLane(
  deps: WorkerDeps,
  { claim: claimNext, keepUp, busyPollMs }: LaneDeps,
  signals: Pick<Batch, 'stopping' | 'abandon'>,
): Lane {
  const batches = new Set<Promise<void>>();
  let inHand = 0;
  let wakeUp = new AbortController();
  // With a reason of its own, as making the default one, an error with its stack, takes most of a nudge.
  const nudge = (): void => wakeUp.abort(nudged);
  const done = (): void => {
    inHand -= 1;
    if (inHand === deps.batchSize) nudge();
  };
  const hand = (token: string, deliveries: Batch['deliveries']): void => {
    inHand += deliveries.length;
    const work = deps
      .deliverBatch({ token, deliveries, ...signals, done })
      .catch((error: unknown) => deps.report('a batch ended early', error))
      .then(() => {
        batches.delete(work);
        nudge();
      });
    batches.add(work);
  };
  /** @returns how long to wait for the next look, in milliseconds */
  const look = async (): Promise<number> => {
    if (inHand > 0) await keepUp();
    const now = deps.clock.now();
    if (deps.relayBackoff.pausedUntil > now) return deps.pollMs;
    const probing = deps.relayBackoff.failing;
    if (inHand > (probing ? 0 : deps.batchSize)) return busyPollMs;
    const claim = { owner: deps.owner, token: newId() };
    const limit = probing ? 1 : deps.batchSize;
    const { deliveries, more, waiting } = await claimNext(claim, now, now + deps.claimMs, limit);
    if (deliveries.length > 0) hand(claim.token, deliveries);
    if (more) return 0;
    return waiting || inHand > 0 ? busyPollMs : deps.pollMs;
  };
  const looking = repeat(signals.stopping, async () => {
    // Whoever nudges from here on is heard after this look.
    wakeUp = new AbortController();
    const pause = await look().catch((error: unknown) => {
      deps.report('the ledger cannot be read', error);
      return deps.pollMs;
    });
    if (pause > 0 && !signals.stopping.aborted) await delay(pause, wakeUp.signal);
  });
  return { nudge: () => nudge(), finished: looking.then(() => Promise.all(batches)).then(() => undefined) };
}

async function repeat(until: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!until.aborted) await work();
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, delay(ms, timer.signal)]);
  timer.abort();
}
