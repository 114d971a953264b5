import { delay } from '@latchkey/kit/clock';
import { asAppError } from '@latchkey/kit/errors';
import type { Lifecycle } from '@latchkey/kit/lifecycle';
import type { Logger } from '@latchkey/kit/logging';

/** Work nobody waits for. It is finished before the process stops; what fails is logged by its code and goes no further. */
export interface Background {
  /** Runs the work now. */
  run(name: string, work: () => Promise<void>): void;
  /** Runs the work now and `everyMs` after it has finished, until the process stops. */
  repeat(name: string, everyMs: number, work: () => Promise<void>): void;
}

export function createBackground(deps: { lifecycle: Lifecycle; logger: Logger }): Background {
  const inHand = new Set<Promise<void>>();
  deps.lifecycle.onStop('in-flight', 'background work', async () => {
    while (inHand.size > 0) await Promise.all(inHand);
  });
  const attempt = (name: string, work: () => Promise<void>): Promise<void> =>
    work().catch((error: unknown) => {
      const { code, detail } = asAppError(error);
      deps.logger.warn({ work: name, code, detail }, 'background work failed');
    });
  const track = (work: Promise<void>): void => {
    inHand.add(work);
    void work.finally(() => inHand.delete(work));
  };
  const loop = async (name: string, everyMs: number, work: () => Promise<void>): Promise<void> => {
    while (!deps.lifecycle.stopping) {
      await attempt(name, work);
      await delay(everyMs, deps.lifecycle.signal);
    }
  };
  return {
    run: (name, work) => track(attempt(name, work)),
    repeat: (name, everyMs, work) => track(loop(name, everyMs, work)),
  };
}
