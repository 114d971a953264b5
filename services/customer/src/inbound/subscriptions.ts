import { events, type EventData } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';

/** Everything customer listens to. */
export function subscriptions(useCases: {
  completeRegistration: (event: EventData<'registration.confirmed'>) => Promise<void>;
}): Subscription[] {
  return [
    {
      queue: 'customer.registration-confirmed',
      types: ['registration.confirmed'],
      handle: async ({ data }) => {
        const event = events['registration.confirmed'].safeParse(data);
        if (!event.success) throw new AppError('invalid_input', { detail: 'not a registration.confirmed' });
        await useCases.completeRegistration(event.data);
      },
    },
  ];
}
