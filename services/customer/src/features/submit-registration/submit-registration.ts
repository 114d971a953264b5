import type { Credentials } from '../../domain/credentials.ts';
import { stagedProfileLifeMs, type StagedProfiles } from '../../domain/staged-profiles.ts';
import {
  draftCustomer,
  newCredential,
  type DraftDeps,
  type Registration,
} from '../register-customer/register-customer.ts';

export interface Deps extends DraftDeps {
  staged: Pick<StagedProfiles, 'insert' | 'delete'>;
  credentials: Pick<Credentials, 'stage'>;
  /** Registers at once; for shops without double opt-in. */
  register: (registration: Registration) => Promise<unknown>;
}

/**
 * Takes a registration that becomes an account only when its mailed link is used. The promise: the same work and the
 * same answer whoever has the address; nothing is looked up. The profile rests first, so that no mail ever leads to a
 * registration without one; what identity then refuses is removed, or forgotten in time.
 * @throws AppError `invalid_input`, `password_policy`, `overloaded`, `unavailable`; `login_taken` without double opt-in
 */
export async function submitRegistration(deps: Deps, registration: Registration): Promise<void> {
  const customer = await draftCustomer(deps, registration);
  const credential = newCredential(customer, registration);
  const { requestId } = credential;
  await deps.staged.insert({ requestId, customer }, customer.registeredAt + stagedProfileLifeMs);
  let kept = false;
  try {
    kept = await deps.credentials.stage(credential);
  } finally {
    // A refusal matters more than what it leaves behind.
    if (!kept) await deps.staged.delete(requestId).catch(() => undefined);
  }
  if (!kept) await deps.register(registration);
}
