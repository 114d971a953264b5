/** The kinds whose mail carries a link that identity mints. Each mail has a folder of its kind in src/mails. */
const linkKinds = [
  'registration-confirmation',
  'password-reset',
  'email-change',
  'back-office-invitation',
  'back-office-reset',
  'password-invitation',
  'password-renewal',
  'password-expired',
] as const;
export type LinkKind = (typeof linkKinds)[number];
/** Those that go to the staff: to an address that identity knows, and customer does not. */
export type StaffKind = Extract<LinkKind, `back-office-${string}`>;

/** The kinds that only tell what has happened. */
const noticeKinds = [
  'registration-welcome',
  'address-registered',
  'email-change-notice',
  'email-changed',
  'password-changed',
  'password-restored',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** Of those, the ones that go to the address an account had when a change of it was asked for, whatever it has now. */
const previousAddressKinds = ['email-change-notice', 'email-changed'] as const;

/** The mails this service sends. */
export const deliveryKinds = [...linkKinds, ...noticeKinds] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

export function isStaffKind(kind: LinkKind): kind is StaffKind {
  return kind === 'back-office-invitation' || kind === 'back-office-reset';
}

export function isLinkKind(kind: DeliveryKind): kind is LinkKind {
  return linkKinds.some((each) => each === kind);
}

export function goesToPreviousAddress(kind: DeliveryKind): boolean {
  return previousAddressKinds.some((each) => each === kind);
}

/**
 * Where a delivery stands. `queued` and `attempting` are work; `doubt` waits for a person (rule `hold`);
 * the others are final.
 */
export const deliveryStates = [
  'queued',
  'attempting',
  'sent',
  'failed',
  'suppressed',
  'cancelled',
  'doubt',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Lower goes first: mails somebody is waiting for, before mails sent by the thousand. */
export const priorities = { selfService: 0, bulk: 1 } as const;
export type Priority = (typeof priorities)[keyof typeof priorities];

/** One mail to one person. Holds neither an address nor a link; times are milliseconds since the Unix epoch. */
export interface Delivery {
  /** The message key: the request's id for links, the event's id for notices. */
  readonly id: string;
  readonly kind: DeliveryKind;
  readonly priority: Priority;
  readonly state: DeliveryState;
  /** What identity mints the link from, or knows the previous address by. */
  readonly requestId?: string;
  /** Unknown for a reset until identity has found the account. */
  readonly customerId?: string;
  /** The campaign it belongs to. */
  readonly campaignId?: string;
  /** When it was asked for, or when the thing happened that the notice tells. */
  readonly occurredAt: number;
  readonly createdAt: number;
  /** After this time no further attempt follows a failed one; of a campaign's mail it counts once there was an attempt. */
  readonly giveUpAt: number;
  /** When it is due; while claimed, when the claim runs out. */
  readonly nextAttemptAt: number;
  /** Attempts that reached a mail server willing to talk, or whose end is not known. */
  readonly attempts: number;
  /** The receiving domain, known from the start for a campaign's mail, else after the first attempt. */
  readonly domain?: string;
  /** An earlier attempt may have arrived. */
  readonly afterDoubt: boolean;
}

/** A delivery about to be queued. */
export type NewDelivery = Omit<Delivery, 'state' | 'attempts' | 'afterDoubt'>;

/** What an event says of a mail. */
export type MailWish = Pick<NewDelivery, 'id' | 'kind' | 'occurredAt'> &
  Partial<Pick<NewDelivery, 'requestId' | 'customerId' | 'campaignId' | 'domain'>>;

/**
 * The longest time a mail is worth trying for, counted from its queueing (a campaign's from its first attempt), in milliseconds. A reset mail that comes a
 * day late only alarms; a confirmation or a notice is still of use. RFC 5321 section 4.5.4.1 asks for 4 to 5 days,
 * but of relays, which take over from here.
 */
const worthTryingFor: Record<DeliveryKind, number> = {
  'password-reset': 24 * 3_600_000,
  'back-office-reset': 24 * 3_600_000,
  'back-office-invitation': 72 * 3_600_000,
  'registration-confirmation': 72 * 3_600_000,
  'password-invitation': 72 * 3_600_000,
  'password-renewal': 72 * 3_600_000,
  'password-expired': 72 * 3_600_000,
  'registration-welcome': 72 * 3_600_000,
  'address-registered': 72 * 3_600_000,
  'email-change': 24 * 3_600_000,
  'email-change-notice': 72 * 3_600_000,
  'email-changed': 72 * 3_600_000,
  'password-changed': 72 * 3_600_000,
  'password-restored': 72 * 3_600_000,
};

/**
 * A delivery to be queued; the mails of campaigns are the bulk.
 * @param now milliseconds since the Unix epoch, as is `dueAt`
 * @param retryForMs the configured bound; a kind's own bound may be shorter
 */
export function newDelivery(
  wish: MailWish,
  { now, dueAt = now, retryForMs }: { now: number; dueAt?: number; retryForMs: number },
): NewDelivery {
  return {
    ...wish,
    priority: wish.campaignId === undefined ? priorities.selfService : priorities.bulk,
    createdAt: now,
    nextAttemptAt: dueAt,
    giveUpAt: giveUpAfter(wish.kind, now, retryForMs),
  };
}

/** When a delivery that is queued at `from` is given up. @param retryForMs as at newDelivery */
export function giveUpAfter(kind: DeliveryKind, from: number, retryForMs: number): number {
  return from + Math.min(retryForMs, worthTryingFor[kind]);
}
