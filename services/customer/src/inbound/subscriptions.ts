import { events, type EventData, type EventType } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';
import type { NewCampaign } from '../features/create-campaign/create-campaign.ts';
import { toRequestedCampaign } from './campaign-requests.ts';

/** Everything customer listens to. */
export function subscriptions(useCases: {
  completeRegistration: (event: EventData<'registration.confirmed'>) => Promise<void>;
  projectAccount: (customerId: string) => Promise<void>;
  blankProfile: (event: EventData<'credential.anonymised'>) => Promise<void>;
  followEmailChange: (event: EventData<'credential.email_changed'>) => Promise<void>;
  settleMails: (event: EventData<'campaign.mails_settled'>) => Promise<void>;
  requestCampaign: (wanted: NewCampaign) => Promise<void>;
}): Subscription[] {
  return [
    on('registration.confirmed', (event) => useCases.completeRegistration(event)),
    on('credential.changed', ({ customerId }) => useCases.projectAccount(customerId)),
    // The account has ended: a customer process killed right after it loses nothing.
    on('credential.anonymised', (event) => useCases.blankProfile(event)),
    // The gateway asks for it as well, at once; this is for when it could not.
    on('credential.email_changed', (event) => useCases.followEmailChange(event)),
    on('campaign.mails_settled', (event) => useCases.settleMails(event)),
    // From outside: an operator's event, which says what it wants and nothing about who is meant by name.
    on('password.bulk_reset_requested', (event, id) =>
      useCases.requestCampaign(toRequestedCampaign(id, event)),
    ),
  ];
}

/** One event, in the queue that is named after it; what is no such event becomes a dead letter. */
function on<Type extends EventType>(
  type: Type,
  handle: (data: EventData<Type>, eventId: string) => Promise<void>,
): Subscription {
  return {
    queue: `customer.${type.replace(/[._]/g, '-')}`,
    types: [type],
    handle: async ({ id, data }) => {
      const event = events[type].safeParse(data);
      if (!event.success) throw new AppError('invalid_input', { detail: `not a ${type}` });
      await handle(event.data as EventData<Type>, id);
    },
  };
}
