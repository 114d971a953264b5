import type { Clock } from '@latchkey/kit/clock';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import type { PublishEvents } from '../../domain/publish-events.ts';

/** `credential.changed`, which goes into the very writes of the repository: so no use case can forget it. */
export interface ChangeEvents {
  of(customerId: string): {
    /** For the outbox, in the very write that changes the credential. */
    readonly event: Extract<CredentialEvent, { type: 'credential.changed' }>;
    /** Publishes it when the write was done; hands on whether it was. */
    told(done: boolean): boolean;
  };
}

export function createChangeEvents(deps: {
  publish: PublishEvents;
  clock: Clock;
  newId: () => string;
}): ChangeEvents {
  return {
    of: (customerId) => {
      const event = {
        id: deps.newId(),
        type: 'credential.changed',
        data: { customerId },
        at: deps.clock.now(),
      } as const;
      return {
        event,
        told: (done) => {
          if (done) deps.publish(customerId, [event]);
          return done;
        },
      };
    },
  };
}
