import type { Connection } from 'mongoose';
import type { Clock } from '../clock/index.ts';
import type { OutboxEntry } from '../mongo/index.ts';
import type { SelfCheck } from './describe-self.ts';

/** An event goes out at once, or with a sweep within a minute (kit/mongo/outbox.ts); one that waits longer is stuck. */
const patienceMs = 120_000;

/** Whether events wait in the documents of this database that should have gone out: one read along an index for each model. */
export function outboxCheck(connection: Connection, clock: Clock): SelfCheck {
  return {
    name: 'events',
    look: async () => {
      const models = connection
        .modelNames()
        .map((name) => connection.model(name))
        .filter(({ schema }) => 'outbox' in schema.paths);
      const oldest = await Promise.all(
        models.map((model) =>
          model
            .findOne({ 'outbox.at': { $gt: 0 } }, { outbox: 1 })
            .sort({ 'outbox.at': 1 })
            .lean<{ outbox: OutboxEntry[] }>(),
        ),
      );
      const times = oldest.flatMap((each) => each?.outbox.map(({ at }) => at) ?? []);
      const waitsMs = times.length === 0 ? 0 : Math.max(0, clock.now() - Math.min(...times));
      const facts = { oldestWaitsMs: String(waitsMs) };
      return waitsMs > patienceMs
        ? { state: 'warning', problem: 'events-wait', facts }
        : { state: 'ok', facts };
    },
  };
}
