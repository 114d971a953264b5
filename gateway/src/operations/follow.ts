import { setTimeout as wait } from 'node:timers/promises';
import { serverSentEvent } from './send.ts';

const everyMs = 500;

/**
 * How a thing changes, as server-sent events: one with every change, the last one when it is over. Reads every half
 * second: any copy shows what another one does.
 * @param event the name of the events
 */
export async function* changesOf<Shown>(
  event: string,
  read: () => Promise<Shown>,
  isOver: (shown: Shown) => boolean,
): AsyncGenerator<string> {
  let before = '';
  for (;;) {
    const shown = await read();
    const now = JSON.stringify(shown);
    if (now !== before) yield serverSentEvent(event, shown);
    before = now;
    if (isOver(shown)) return;
    await wait(everyMs);
  }
}
