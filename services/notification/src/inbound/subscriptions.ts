import { events, type EventData, type EventType } from '@latchkey/contracts/events';
import { AppError } from '@latchkey/kit/errors';
import type { Subscription } from '@latchkey/kit/messaging';
import type { MailWish } from '../domain/delivery.ts';

/** The subscription that turns an event into mails, or into none. */
type MailOn = <Type extends EventType>(
  type: Type,
  wish: (data: EventData<Type>, eventId: string) => MailWish | readonly MailWish[] | undefined,
  /** Names the queue, where an event causes two mails. */
  queue?: string,
) => Subscription;

/**
 * Everything notification listens to, and the mails each event causes. A handler stores and nothing else: the ledger is
 * the work queue, RabbitMQ only the way there.
 */
export function subscriptions(
  useCases: { queueDeliveries: (wishes: readonly MailWish[]) => Promise<void> },
  doubleOptIn: boolean,
): Subscription[] {
  const mail: MailOn = (type, wish, queue: string = type) => ({
    queue: `notification.${queue.replace(/[._]/g, '-')}`,
    types: [type],
    handle: async (event) => {
      const parsed = events[type].safeParse(event.data);
      if (!parsed.success) throw new AppError('invalid_input', { detail: `not a ${type}` });
      const wished = wish(parsed.data as EventData<typeof type>, event.id);
      if (wished !== undefined) await useCases.queueDeliveries([wished].flat());
    },
  });
  return [
    ...registrationMails(mail, doubleOptIn),
    ...passwordMails(mail),
    ...emailChangeMails(mail),
    ...staffMails(mail),
    campaignMails(mail),
  ];
}

function registrationMails(mail: MailOn, doubleOptIn: boolean): Subscription[] {
  return [
    mail('registration.confirmation_requested', ({ requestId, customerId, requestedAtMs }) => ({
      id: requestId,
      kind: 'registration-confirmation',
      requestId,
      ...(customerId === '' ? {} : { customerId }),
      occurredAt: requestedAtMs,
    })),
    // With double opt-in the welcome waits for the proof; without it there is none to wait for. An invitation proves, too.
    mail('customer.registered', ({ customerId, registeredAtMs, invited }, eventId) =>
      doubleOptIn || invited
        ? undefined
        : { id: eventId, kind: 'registration-welcome', customerId, occurredAt: registeredAtMs },
    ),
    mail('registration.confirmed', ({ customerId, confirmedAtMs }, eventId) => ({
      id: eventId,
      kind: 'registration-welcome',
      customerId,
      occurredAt: confirmedAtMs,
    })),
  ];
}

function passwordMails(mail: MailOn): Subscription[] {
  return [
    mail('password.reset_requested', ({ others, ...first }) =>
      [first, ...others].map(({ requestId, requestedAtMs }) => ({
        id: requestId,
        kind: 'password-reset',
        requestId,
        occurredAt: requestedAtMs,
      })),
    ),
    mail('password.invited', ({ requestId, customerId, requestedAtMs, firstPassword }) => ({
      id: requestId,
      kind: firstPassword ? 'password-invitation' : 'password-renewal',
      requestId,
      customerId,
      occurredAt: requestedAtMs,
    })),
    mail('password.changed', ({ customerId, changedAtMs }, eventId) => ({
      id: eventId,
      kind: 'password-changed',
      customerId,
      occurredAt: changedAtMs,
    })),
    mail('password.restored', ({ customerId, restoredAtMs }, eventId) => ({
      id: eventId,
      kind: 'password-restored',
      customerId,
      occurredAt: restoredAtMs,
    })),
  ];
}

function staffMails(mail: MailOn): Subscription[] {
  return [
    mail('staff.invited', ({ requestId, requestedAtMs }) => ({
      id: requestId,
      kind: 'back-office-invitation',
      requestId,
      occurredAt: requestedAtMs,
    })),
    mail('staff.reset_requested', ({ requestId, requestedAtMs }) => ({
      id: requestId,
      kind: 'back-office-reset',
      requestId,
      occurredAt: requestedAtMs,
    })),
  ];
}

/** The link goes to the new address, both notices to the old one. */
function emailChangeMails(mail: MailOn): Subscription[] {
  return [
    mail('credential.email_change_requested', ({ requestId, customerId, requestedAtMs }) => ({
      id: requestId,
      kind: 'email-change',
      requestId,
      customerId,
      occurredAt: requestedAtMs,
    })),
    mail(
      'credential.email_change_requested',
      ({ requestId, customerId, requestedAtMs }, eventId) => ({
        id: eventId,
        kind: 'email-change-notice',
        requestId,
        customerId,
        occurredAt: requestedAtMs,
      }),
      'credential.email_change_notice',
    ),
    mail('credential.email_changed', ({ requestId, customerId, changedAtMs }, eventId) => ({
      id: eventId,
      kind: 'email-changed',
      requestId,
      customerId,
      occurredAt: changedAtMs,
    })),
  ];
}

/** The request of each is the delivery's key: the same recipients asked for again are mailed once. */
function campaignMails(mail: MailOn): Subscription {
  return mail('campaign.mails_requested', ({ campaignId, expired, firstPassword, requestedAtMs, mails }) => {
    const kind = expired ? 'password-expired' : firstPassword ? 'password-invitation' : 'password-renewal';
    return mails.map((each) => ({
      ...each,
      id: each.requestId,
      kind,
      campaignId,
      occurredAt: requestedAtMs,
    }));
  });
}
