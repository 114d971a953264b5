import { setMaxListeners } from 'node:events';
import { delay, type Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Backoff } from '../domain/backoff.ts';
import type { DeliveryLedger } from '../domain/delivery-ledger.ts';
import type { Batch } from '../features/deliver-mails/deliver-batch.ts';

export interface WorkerDeps {
  ledger: Pick<DeliveryLedger, 'claim'>;
  deliverBatch: (batch: Batch) => Promise<void>;
  resolveDoubts: () => Promise<void>;
  relayBackoff: Backoff;
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
  const batches = new Set<Promise<void>>();
  let deliveriesInHand = 0;
  let wakeUp = new AbortController();
  const nudge = (): void => wakeUp.abort();

  const hand = (token: string, deliveries: Batch['deliveries']): void => {
    deliveriesInHand += deliveries.length;
    const work = deps
      .deliverBatch({ token, deliveries, stopping: stopping.signal, abandon: abandon.signal })
      .catch((error: unknown) => deps.report('a batch ended early', error))
      .then(() => {
        deliveriesInHand -= deliveries.length;
        batches.delete(work);
        nudge();
      });
    batches.add(work);
  };
  /** @returns whether it is worth looking again at once */
  const look = async (): Promise<boolean> => {
    const now = deps.clock.now();
    if (deps.relayBackoff.pausedUntil > now) return false;
    const probing = deps.relayBackoff.failing;
    if (deliveriesInHand > (probing ? 0 : deps.batchSize)) return false;
    const claim = { owner: deps.owner, token: newId() };
    const limit = probing ? 1 : deps.batchSize;
    const { deliveries, contended } = await deps.ledger.claim(claim, now, now + deps.claimMs, limit);
    if (deliveries.length > 0) hand(claim.token, deliveries);
    return contended || deliveries.length === limit;
  };
  const looking = repeat(stopping.signal, async () => {
    // Whoever nudges from here on is heard after this look.
    wakeUp = new AbortController();
    const more = await look().catch((error: unknown) => {
      deps.report('the ledger cannot be read', error);
      return false;
    });
    if (!more && !stopping.signal.aborted) await delay(deps.pollMs, wakeUp.signal);
  });
  const sweeping = repeat(stopping.signal, async () => {
    await deps.resolveDoubts().catch((error: unknown) => deps.report('doubts cannot be resolved', error));
    await delay(deps.pollMs, stopping.signal);
  });

  return {
    nudge: () => nudge(),
    stopClaiming: () => {
      stopping.abort();
      nudge();
    },
    finish: async (withinMs) => {
      const finished = Promise.all([looking, sweeping]).then(() => Promise.all(batches));
      await within(finished, withinMs);
      abandon.abort();
      await within(finished, lastWritesMs);
    },
  };
}

async function repeat(until: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!until.aborted) await work();
}

async function within(work: Promise<unknown>, ms: number): Promise<void> {
  const timer = new AbortController();
  await Promise.race([work, delay(ms, timer.signal)]);
  timer.abort();
}
