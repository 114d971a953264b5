import { delay } from '../clock/index.ts';

/** How long a process may take to stop: under Kubernetes' default grace of 30 s. */
export const stopDeadlineMs = 20_000;

/** The order of stopping: nothing new is taken on, what is in hand is finished, then the connections go. */
export const stopPhases = ['readiness', 'intake', 'in-flight', 'connections'] as const;
export type StopPhase = (typeof stopPhases)[number];

/** Collects what has to be stopped, and stops it once, in the order of `stopPhases`. */
export interface Lifecycle {
  /**
   * Registers a part as soon as it has started. Within a phase the last one registered is stopped first.
   * A part that is registered when stopping has begun is stopped at once.
   */
  onStop(phase: StopPhase, name: string, stop: () => void | Promise<void>): void;
  /** Stops everything; further calls return the same promise. It never rejects: failures go to `onFailure`. */
  stop(): Promise<void>;
  readonly stopping: boolean;
  /** Aborts when stopping begins, for loops and waits. */
  readonly signal: AbortSignal;
}

interface Part {
  phase: StopPhase;
  name: string;
  stop: () => void | Promise<void>;
}

/**
 * @param onFailure hears of every part that failed to stop or was still busy at the deadline
 * @param deadlineMs the whole time stopping may take
 */
export function createLifecycle(
  onFailure: (part: string, error: unknown) => void = () => undefined,
  deadlineMs: number = stopDeadlineMs,
): Lifecycle {
  const parts: Part[] = [];
  const busy = new Set<string>();
  const aborter = new AbortController();
  let stopped: Promise<void> | undefined;

  const stopPart = async ({ name, stop }: Part): Promise<void> => {
    busy.add(name);
    try {
      await stop();
    } catch (error) {
      onFailure(name, error);
    }
    busy.delete(name);
  };
  const stopAll = async (): Promise<void> => {
    for (const phase of stopPhases) {
      for (const part of parts.filter((each) => each.phase === phase).reverse()) await stopPart(part);
    }
  };
  const stopWithin = async (): Promise<void> => {
    const timer = new AbortController();
    const late = delay(deadlineMs, timer.signal).then(() => {
      for (const name of busy) onFailure(name, new Error(`not stopped within ${deadlineMs} ms`));
    });
    await Promise.race([stopAll(), late]);
    timer.abort();
  };

  return {
    onStop: (phase, name, stop) => {
      const part = { phase, name, stop };
      // Started while everything else stops: its phase may be over.
      if (aborter.signal.aborted) void stopPart(part);
      else parts.push(part);
    },
    stop: () => {
      if (stopped === undefined) {
        aborter.abort();
        stopped = stopWithin();
      }
      return stopped;
    },
    get stopping() {
      return aborter.signal.aborted;
    },
    signal: aborter.signal,
  };
}
