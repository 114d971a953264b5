import { audited } from '@latchkey/contracts/events';
import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent, CredentialRepository } from '../../domain/credential-repository.ts';
import { mayLogIn, type Credential } from '../../domain/credential.ts';
import type { EmailChangeRepository } from '../../domain/email-change-repository.ts';
import { emailChangeMemoryMs, type EmailChange } from '../../domain/email-change.ts';
import { normaliseLogin } from '../../domain/login.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { Guard } from '../../domain/throttle/throttle-repository.ts';
import type { Throttle } from '../../domain/throttle/throttle.ts';

export interface RequestEmailChangeDeps {
  credentials: Pick<CredentialRepository, 'findById' | 'findByLogin'>;
  changes: Pick<EmailChangeRepository, 'insert'>;
  /** Throws what verifyPassword throws. */
  verifyPassword: (given: { customerId: string; password: string }) => Promise<Credential>;
  throttle: Pick<Throttle, 'penalise'>;
  /** What the requests of a customer are counted for. */
  emailChangeGuards: (customerId: string) => readonly Guard[];
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}

/** Who asks: somebody with the password, or with a session alone, as Spryker's Glue contract has it. */
export type Proof = { readonly password: string } | 'session';

/**
 * Notes that somebody wants another address. Unless told to disclose it, nothing is looked up about the new one: a free
 * and a taken address cost the same and get the same answer, and what there is to say is said by mail.
 * @returns false when the account has this address already
 * @throws AppError credential_not_found, current_password_wrong, too_many_attempts (too many guesses, or too many requests
 *   of this customer), overloaded; login_taken when told to disclose
 */
export async function requestEmailChange(
  deps: RequestEmailChangeDeps,
  given: { customerId: string; newLogin: string; proof: Proof; disclose: boolean; locale: string },
): Promise<boolean> {
  const { customerId, proof, locale } = given;
  const credential =
    proof === 'session'
      ? await read(deps, customerId)
      : await deps.verifyPassword({ customerId, password: proof.password });
  const to = normaliseLogin(given.newLogin);
  if (to === credential.login) return false;
  if (given.disclose && (await deps.credentials.findByLogin(to)) !== undefined)
    throw new AppError('login_taken');
  await deps.throttle.penalise(deps.emailChangeGuards(customerId));

  const requestId = deps.newId();
  const at = deps.clock.now();
  const { login: from, epoch } = credential;
  const change: EmailChange = { requestId, customerId, from, to, epoch, locale, at, link: undefined };
  const events: CredentialEvent[] = [
    {
      id: deps.newId(),
      type: 'credential.email_change_requested',
      data: { requestId, customerId, requestedAtMs: at },
      at,
    },
    audited(currentOrigin(), {
      ...{ id: deps.newId(), at, act: 'account.email_change_requested', subject: customerId },
      details: { linkRequestId: requestId },
    }),
  ];
  await deps.changes.insert(change, events, at + emailChangeMemoryMs);
  deps.publish(requestId, events);
  return true;
}

async function read(deps: RequestEmailChangeDeps, customerId: string): Promise<Credential> {
  const credential = await deps.credentials.findById(customerId);
  if (credential === undefined || !mayLogIn(credential)) throw new AppError('credential_not_found');
  return credential;
}
