import type { Clock } from '@latchkey/kit/clock';
import { asAppError } from '@latchkey/kit/errors';
import type { Logger } from '@latchkey/kit/logging';
import type { Credentials } from '../../domain/credentials.ts';

/** Registrations settled in one round; more than that wait for the next one. */
const batchSize = 500;

export interface Deps {
  credentials: Pick<Credentials, 'listPending'>;
  settle: (customerId: string) => Promise<'completed' | 'undone'>;
  clock: Clock;
  logger: Logger;
  /** Milliseconds a registration may stay pending before it counts as stopped half-way. */
  afterMs: number;
  /** False once this copy should stop: another one has the lease, or the process ends. */
  goOn: () => boolean;
}

/**
 * Settles the registrations that stopped half-way. One that cannot be settled now is left to the next round and
 * does not hold up the others.
 * @throws AppError `unavailable` when identity cannot be asked
 */
export async function reconcileRegistrations(deps: Deps): Promise<void> {
  const customerIds = await deps.credentials.listPending(deps.clock.now() - deps.afterMs, batchSize);
  for (const customerId of customerIds) {
    if (!deps.goOn()) return;
    try {
      const outcome = await deps.settle(customerId);
      deps.logger.info({ customerId, outcome }, 'registration settled');
    } catch (error) {
      deps.logger.warn({ customerId, code: asAppError(error).code }, 'registration not settled yet');
    }
  }
}
