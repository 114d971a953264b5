import { events } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';
import type { RecordActs } from '../domain/audit/record-acts.ts';

/** Everything identity listens to. */
export function subscriptions(features: {
  activateCredential: (customerId: string) => Promise<void>;
  forgetPerson: (customerId: string) => Promise<void>;
  recordActs: RecordActs;
}): readonly Subscription[] {
  return [
    {
      // Every service tells what it did; acknowledged when the entries are in the chain.
      queue: 'identity.audit-recorded',
      types: ['audit.recorded'],
      handle: async (event) => {
        const data = events['audit.recorded'].safeParse(event.data);
        if (!data.success)
          throw new AppError('invalid_input', { detail: `event ${event.id} is not an audit.recorded` });
        await features.recordActs(data.data.entries);
      },
    },
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
      // Rows that tell of the devices and addresses of a person who is gone.
      queue: 'identity.customer-anonymised',
      types: ['customer.anonymised'],
      handle: async (event) => {
        const data = events['customer.anonymised'].safeParse(event.data);
        if (!data.success)
          throw new AppError('invalid_input', { detail: `event ${event.id} is not a customer.anonymised` });
        await features.forgetPerson(data.data.customerId);
      },
    },
  ];
}
