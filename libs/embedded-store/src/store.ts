import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from './clock.ts';
import { CommandError } from './errors.ts';
import { newCounters, type QueryCounters } from './query/candidates.ts';
import { CursorRegistry } from './query/cursor-registry.ts';
import { Catalog } from './storage/catalog.ts';
import type { Environment } from './storage/environment.ts';

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown };

/** How many documents one turn of the event loop may look at or write, so that a big command does not stop the others. */
export const SLICE = 250;

/** What every command works on. */
export class Store {
  readonly environment: Environment;
  readonly catalog: Catalog;
  readonly clock: Clock;
  readonly counters: QueryCounters = newCounters();
  readonly cursors: CursorRegistry;

  constructor(environment: Environment, clock: Clock) {
    this.environment = environment;
    this.clock = clock;
    this.catalog = new Catalog(environment);
    this.cursors = new CursorRegistry(clock);
  }

  /**
   * Runs `work` as the only writer and resolves once it is on the disk. What `work` throws is thrown again, after its earlier writes
   * were committed. Errors: 1 InternalError when the commit itself failed; memory then goes back to what the disk says.
   */
  async write<T>(work: () => T): Promise<T> {
    let outcome: Outcome<T>;
    try {
      outcome = await this.environment.transaction((): Outcome<T> => {
        try {
          return { ok: true, value: work() };
        } catch (error) {
          return { ok: false, error };
        } finally {
          this.catalog.saveCounts();
        }
      });
    } catch (error) {
      this.catalog.reload();
      throw new CommandError(
        1,
        `the embedded store could not write: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if (outcome.ok) return outcome.value;
    throw outcome.error;
  }
}

/** Lets other work happen between two slices. */
export async function pause(): Promise<void> {
  await nextTurn();
}
