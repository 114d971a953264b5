import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import { createCredential, type Credential } from '../../domain/credential.ts';
import { hashSecret } from '../../domain/link-token.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { StagedRegistration } from '../../domain/staged-registration.ts';
import type { StagedRegistrationRepository } from '../../domain/staged-registration-repository.ts';

export interface ConfirmStagedDeps {
  registrations: Pick<StagedRegistrationRepository, 'findByLinkHash' | 'dropAll'>;
  credentials: Pick<CredentialRepository, 'findByLogin' | 'insert' | 'takeOver'>;
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Each round somebody else took or gave back the address in between. */
const maxRounds = 4;

/**
 * Uses the confirmation link of a staged registration: it becomes an account, or takes over one that waits for the same
 * proof. Of several at once the unique login lets one through. Used again after a crash it says the same.
 * @returns the customer and the registration, or undefined when no staged registration has this link
 * @throws AppError link_expired; link_invalid when the address has an account by now; unavailable
 */
export async function confirmStaged(
  deps: ConfirmStagedDeps,
  token: string,
): Promise<{ customerId: string; requestId: string } | undefined> {
  const row = await deps.registrations.findByLinkHash(hashSecret(token));
  if (row?.link === undefined) return undefined;
  if (row.link.expiresAt <= deps.clock.now()) throw new AppError('link_expired');
  const customerId = await claimAddress(deps, row);
  await deps.registrations.dropAll(row.login);
  return { customerId, requestId: row.requestId };
}

async function claimAddress(deps: ConfirmStagedDeps, row: StagedRegistration): Promise<string> {
  for (let round = 1; round <= maxRounds; round += 1) {
    const holder = await deps.credentials.findByLogin(row.login);
    const claimed = holder === undefined ? await open(deps, row) : await takeOver(deps, row, holder);
    if (claimed !== undefined) return claimed;
  }
  throw new AppError('unavailable', { detail: 'the address kept changing hands', retryAfterSeconds: 1 });
}

async function open(deps: ConfirmStagedDeps, row: StagedRegistration): Promise<string | undefined> {
  const { customerId, customerReference, login, phc, requestId, locale } = row;
  const now = deps.clock.now();
  const registration = { requestId, locale };
  const created = createCredential({ customerId, customerReference, login, phc, registration, now });
  const credential: Credential = { ...created, state: 'active' };
  const subject = customerId;
  const events = [
    ...confirmed(deps, customerId, requestId, now),
    audited(currentOrigin(), { id: deps.newId(), at: now, act: 'account.registered', subject }),
  ];
  if ((await deps.credentials.insert(credential, events)) !== 'inserted') return undefined;
  deps.publish(customerId, events);
  return customerId;
}

async function takeOver(
  deps: ConfirmStagedDeps,
  row: StagedRegistration,
  holder: Credential,
): Promise<string | undefined> {
  const { customerId, version } = holder;
  // An earlier use of this very link that was cut off.
  if (holder.state === 'active' && holder.registration?.requestId === row.requestId) return customerId;
  // Whoever is registering this moment is settled first, one way or the other.
  if (holder.state === 'pending') throw new AppError('unavailable', { retryAfterSeconds: 5 });
  if (holder.state !== 'unconfirmed') throw new AppError('link_invalid');
  const now = deps.clock.now();
  const events = confirmed(deps, customerId, row.requestId, now);
  const done = await deps.credentials.takeOver({
    customerId,
    version,
    password: { phc: row.phc, setAt: now, origin: 'owner' },
    registration: { requestId: row.requestId, locale: row.locale, requestedAt: row.at },
    events,
  });
  if (!done) return undefined;
  deps.publish(customerId, events);
  return customerId;
}

function confirmed(
  deps: ConfirmStagedDeps,
  customerId: string,
  requestId: string,
  now: number,
): CredentialEvent[] {
  const data = { customerId, confirmedAtMs: now, requestId };
  return [
    { id: deps.newId(), type: 'registration.confirmed', data, at: now },
    audited(currentOrigin(), { id: deps.newId(), at: now, act: 'account.confirmed', subject: customerId }),
  ];
}
