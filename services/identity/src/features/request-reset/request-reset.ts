import type { Clock } from '@latchkey/kit/clock';
import { AppError } from '@latchkey/kit/errors';
import { currentOrigin } from '@latchkey/kit/origin';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import { normaliseLogin } from '../../domain/login.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';
import type { ResetRequestRepository } from '../../domain/reset-request-repository.ts';
import type { ThrottleKeys } from '../../domain/throttle/throttle-keys.ts';

export interface RequestResetDeps {
  requests: Pick<ResetRequestRepository, 'insert'>;
  publish: PublishEvents;
  /** Requests this copy knows of that are stored and not published yet. */
  backlog: () => number;
  throttleKeys: Pick<ThrottleKeys, 'address'>;
  /** Requests this copy is storing; counted here, so that a store that hangs does not gather them without end. */
  storing: { count: number };
  maxBacklog: number;
  clock: Clock;
  newId: () => string;
}

/**
 * Notes that somebody wants a reset link, or the confirmation link of a registration once more. The promise: a known and an unknown address cost the same and get the
 * same answer, for nothing is looked up here. One insert, whoever asks for whatever and however often: the limits
 * on mails are applied when the link is minted, where nobody watches.
 * @throws AppError overloaded when too many requests wait, for everybody alike
 */
export async function requestReset(
  deps: RequestResetDeps,
  given: {
    login: string;
    locale: string;
    address: string;
    wanted?: 'reset' | 'confirmation' | 'staff-reset';
  },
): Promise<void> {
  if (deps.backlog() + deps.storing.count >= deps.maxBacklog) {
    throw new AppError('overloaded', { retryAfterSeconds: 30 });
  }
  const requestId = deps.newId();
  const at = deps.clock.now();
  const event = eventOf(given.wanted ?? 'reset', requestId, at);
  const request = {
    requestId,
    login: normaliseLogin(given.login),
    locale: given.locale,
    origin: deps.throttleKeys.address('request', given.address) ?? '',
    by: currentOrigin(),
    at,
    refusal: undefined,
  };
  deps.storing.count += 1;
  try {
    await deps.requests.insert(request, event);
  } finally {
    deps.storing.count -= 1;
  }
  deps.publish(requestId, [event]);
}

function eventOf(
  wanted: 'reset' | 'confirmation' | 'staff-reset',
  requestId: string,
  at: number,
): CredentialEvent {
  const data = { requestId, requestedAtMs: at };
  switch (wanted) {
    case 'confirmation':
      return {
        id: requestId,
        type: 'registration.confirmation_requested',
        data: { ...data, customerId: '' },
        at,
      };
    case 'staff-reset':
      return { id: requestId, type: 'staff.reset_requested', data, at };
    case 'reset':
      return { id: requestId, type: 'password.reset_requested', data, at };
  }
}
