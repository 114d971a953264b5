import type { AccountState, AccountStates, Directory } from '../../domain/directory.ts';

/** As many as identity tells of in one call. */
const batchSize = 500;

export interface Deps {
  directory: Pick<Directory, 'keepAccounts' | 'withoutAccount'>;
  accounts: AccountStates;
}

/**
 * Copies what identity knows of these accounts into the lists. It asks for what is now, whatever event brought it here,
 * and keeps nothing older than what is there: doubles and events out of order do no harm.
 * @throws AppError `unavailable`
 */
async function projectAccounts(deps: Deps, customerIds: readonly string[]): Promise<void> {
  const states = await deps.accounts.get(customerIds);
  if (states.length > 0) await deps.directory.keepAccounts(states);
}

/**
 * Does so for everybody of whose account nothing is known yet: imported ones, of whom no event tells, and those who were
 * here before there were such lists.
 * @param goOn false once this copy should stop
 * @throws AppError `unavailable`
 */
export async function projectMissing(deps: Deps, goOn: () => boolean): Promise<void> {
  for (;;) {
    if (!goOn()) return;
    const customerIds = await deps.directory.withoutAccount(batchSize);
    if (customerIds.length === 0) return;
    const states = await deps.accounts.get(customerIds);
    const told = new Set(states.map(({ customerId }) => customerId));
    const unknown = customerIds.filter((customerId) => !told.has(customerId)).map(missing);
    await deps.directory.keepAccounts([...states, ...unknown]);
    if (customerIds.length < batchSize) return;
  }
}

/** So that it is not asked about for ever; whatever identity tells later is of a higher version. */
function missing(customerId: string): AccountState {
  return { customerId, version: 0, state: 'missing', password: 'none' };
}

interface Waiting {
  readonly customerId: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Single accounts, asked about together: those that come while one call is under way wait for the next. */
export function createProjector(deps: Deps): (customerId: string) => Promise<void> {
  let waiting: Waiting[] = [];
  let working = false;
  const workOff = async (): Promise<void> => {
    working = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchSize);
      waiting = waiting.slice(batchSize);
      try {
        await projectAccounts(deps, [...new Set(batch.map(({ customerId }) => customerId))]);
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    working = false;
  };
  return (customerId) =>
    new Promise((done, failed) => {
      waiting.push({ customerId, done, failed });
      if (!working) void workOff();
    });
}
