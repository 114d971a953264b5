import { events, type EventData } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';

/** Everything customer listens to. */
export function subscriptions(useCases: {
  completeRegistration: (event: EventData<'registration.confirmed'>) => Promise<void>;
  projectAccount: (customerId: string) => Promise<void>;
  blankProfile: (event: EventData<'credential.anonymised'>) => Promise<void>;
  followEmailChange: (event: EventData<'credential.email_changed'>) => Promise<void>;
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
    {
      queue: 'customer.credential-changed',
      types: ['credential.changed'],
      handle: async ({ data }) => {
        const event = events['credential.changed'].safeParse(data);
        if (!event.success) throw new AppError('invalid_input', { detail: 'not a credential.changed' });
        await useCases.projectAccount(event.data.customerId);
      },
    },
    {
      // The account has ended: a customer process killed right after it loses nothing.
      queue: 'customer.credential-anonymised',
      types: ['credential.anonymised'],
      handle: async ({ data }) => {
        const event = events['credential.anonymised'].safeParse(data);
        if (!event.success) throw new AppError('invalid_input', { detail: 'not a credential.anonymised' });
        await useCases.blankProfile(event.data);
      },
    },
    {
      // The gateway asks for it as well, at once; this is for when it could not.
      queue: 'customer.credential-email-changed',
      types: ['credential.email_changed'],
      handle: async ({ data }) => {
        const event = events['credential.email_changed'].safeParse(data);
        if (!event.success) throw new AppError('invalid_input', { detail: 'not a credential.email_changed' });
        await useCases.followEmailChange(event.data);
      },
    },
  ];
}
