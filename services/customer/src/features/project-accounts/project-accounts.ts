import type { Recipients } from '../../domain/campaign/recipients.ts';
import type { AccountState, AccountStates, Directory } from '../../domain/directory.ts';

/** As many as identity tells of in one call. */
const batchSize = 500;

export interface Deps {
  directory: Pick<Directory, 'keepAccounts' | 'withoutAccount'>;
  accounts: AccountStates;
  /** Campaigns learn who of their recipients has set a password. */
  recipients: Pick<Recipients, 'renew'>;
}

type LearnDeps = Omit<Deps, 'directory'> & { directory: Pick<Directory, 'keepAccounts'> };

/**
 * Copies what identity knows of these accounts into the lists. It asks for what is now, whatever event brought it here,
 * and keeps nothing older than what is there: doubles and events out of order do no harm.
 * @throws AppError `unavailable`
 */
async function projectAccounts(deps: Deps, customerIds: readonly string[]): Promise<void> {
  await keep(deps, await deps.accounts.get(customerIds));
}

async function keep(
  { directory, recipients }: Omit<LearnDeps, 'accounts'>,
  states: readonly AccountState[],
): Promise<void> {
  if (states.length > 0) await directory.keepAccounts(states);
  const accounts = states.flatMap(({ customerId, passwordSetAt }) =>
    passwordSetAt === undefined ? [] : [{ customerId, passwordSetAt }],
  );
  if (accounts.length > 0) await recipients.renew(accounts);
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
    await learnAccounts(deps, customerIds);
    if (customerIds.length < batchSize) return;
  }
}

/**
 * Asks about accounts of which nothing is known; those that identity does not know are kept as `missing`.
 * @param customerIds 1 to 500
 * @throws AppError `unavailable`
 */
export async function learnAccounts(deps: LearnDeps, customerIds: readonly string[]): Promise<void> {
  const states = await deps.accounts.get(customerIds);
  const told = new Set(states.map(({ customerId }) => customerId));
  const unknown = customerIds.filter((customerId) => !told.has(customerId)).map(missing);
  await keep(deps, [...states, ...unknown]);
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
