import { events } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';

/** Everything identity listens to. */
export function subscriptions(features: {
  activateCredential: (customerId: string) => Promise<void>;
  endAllSessions: (customerId: string) => Promise<void>;
}): readonly Subscription[] {
  return [
    {
      // The profile is stored: a customer process killed right after it loses nothing.
      queue: 'identity.customer-registered',
      types: ['customer.registered'],
      handle: async (event) => {
        const data = events['customer.registered'].safeParse(event.data);
        if (!data.success)
          throw new AppError('invalid_input', { detail: `event ${event.id} is not a customer.registered` });
        await features.activateCredential(data.data.customerId);
      },
    },
    {
      // Their rows tell of the devices of a person who is gone.
      queue: 'identity.customer-anonymised',
      types: ['customer.anonymised'],
      handle: async (event) => {
        const data = events['customer.anonymised'].safeParse(event.data);
        if (!data.success)
          throw new AppError('invalid_input', { detail: `event ${event.id} is not a customer.anonymised` });
        await features.endAllSessions(data.data.customerId);
      },
    },
  ];
}
