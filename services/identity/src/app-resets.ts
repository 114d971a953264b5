import type { Clock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import type { Outbox } from '@latchkey/kit/mongo';
import type { IdentityConfig } from './config.ts';
import type { ResetRequestRepository } from './domain/reset-request-repository.ts';
import type { ThrottleKeys } from './domain/throttle/throttle-keys.ts';
import type { RequestResetDeps } from './features/request-reset/request-reset.ts';

/** What asking for a reset link needs, of customers and of the staff. */
export function resetsOf(
  config: IdentityConfig,
  parts: { requests: ResetRequestRepository; outbox: Outbox; throttleKeys: ThrottleKeys; clock: Clock },
): RequestResetDeps {
  const { outbox, ...same } = parts;
  return {
    ...same,
    publish: (id, events) => void outbox.publishNow(id, events),
    backlog: () => outbox.pending,
    storing: { count: 0 },
    maxBacklog: config.RESET_BACKLOG,
    newId,
  };
}
