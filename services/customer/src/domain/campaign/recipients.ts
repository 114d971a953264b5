/** `requested`: handed over, and not settled. */
export const recipientStates = [
  'pending',
  'requested',
  'sent',
  'failed',
  'suppressed',
  'cancelled',
  'doubt',
] as const;
export type RecipientState = (typeof recipientStates)[number];
/** What becomes of a mail in the end. */
export type Outcome = Exclude<RecipientState, 'pending' | 'requested'>;
export const outcomes = recipientStates.filter(
  (state): state is Outcome => state !== 'pending' && state !== 'requested',
);

/**
 * Where a recipient waits. Domains with a pace of their own, and those with many recipients, have a lane each; everybody
 * else is in the common one. Mails of a lane that are not settled hold up that lane only.
 */
export const commonLane = '';
/** Mails of the common lane that wait for their domain longer than others, so that they hold up nobody. */
export const slowLane = '~';

/** Somebody of a frozen audience. Times are milliseconds since the Unix epoch. */
export interface NewRecipient {
  readonly customerId: string;
  readonly customerReference: string;
  readonly domain: string;
  readonly lane: string;
  /** There is no password yet. */
  readonly firstPassword: boolean;
}

export interface Recipient extends NewRecipient {
  readonly state: RecipientState;
  /** The server's answer, or a code. */
  readonly reason?: string | undefined;
  /** When the mail's ledger settled it. */
  readonly settledAt?: number | undefined;
  readonly afterDoubt?: boolean | undefined;
  /** When the first new password since the start was set. */
  readonly renewedAt?: number | undefined;
}

/** What became of a mail, told by the ledger. */
export interface Settled {
  readonly campaignId: string;
  readonly customerId: string;
  readonly state: Outcome;
  readonly reason: string;
  readonly afterDoubt: boolean;
  readonly settledAt: number;
}

export type Counts = Readonly<Record<Outcome | 'pending', number>>;

/**
 * The recipients of all campaigns, each customer once in each. Rejects with `unavailable` when the store cannot be
 * reached.
 */
export interface Recipients {
  /** Those who are there already stay as they are. @param startedAt when the campaign began */
  add(campaignId: string, startedAt: number, recipients: readonly NewRecipient[]): Promise<void>;
  /** The next ones in the order of their ids. @param after the last id so far; the empty string to begin */
  ids(campaignId: string, after: string, limit: number): Promise<string[]>;
  total(campaignId: string): Promise<number>;
  /** How many are in each state; `requested` are the others of the total. */
  counts(campaignId: string): Promise<Counts>;
  renewed(campaignId: string): Promise<number>;
  /** A page in the order of lanes and ids, or of ids alone where no state is given. @param after the last one so far */
  list(of: {
    campaignId: string;
    state: RecipientState | undefined;
    after: Pick<Recipient, 'lane' | 'customerId'> | undefined;
    limit: number;
  }): Promise<Recipient[]>;
  /** Of two words about one mail the later one stays. Unknown mails are passed over. */
  settle(settled: readonly Settled[]): Promise<void>;
  /** Ends some of those that are pending; false once nobody is. */
  cancelPending(campaignId: string, limit: number): Promise<boolean>;
  /** Notes who has set a password since a campaign of theirs began. */
  renew(accounts: readonly { customerId: string; passwordSetAt: number }[]): Promise<void>;
  /** Forgets the domains of somebody who is gone. */
  blank(customerId: string): Promise<void>;
  /** Removes some of a campaign; false once there is nobody left. */
  forget(campaignId: string, limit: number): Promise<boolean>;
}

/** Somebody whose mail is to be handed over, or was. */
export type Waiting = Pick<Recipient, 'customerId' | 'domain' | 'firstPassword'>;

/** The recipients of running campaigns, as they are handed over. Rejects as Recipients. */
export interface Lanes {
  /** Lanes with somebody in a state; none when nobody is. It costs a read each. */
  names(campaignId: string, state: 'pending' | 'requested'): Promise<string[]>;
  pending(campaignId: string, lane: string, limit: number): Promise<Waiting[]>;
  /** How many of a lane are handed over and not settled. */
  unsettled(campaignId: string, lane: string): Promise<number>;
  /** Marks those that are still pending. */
  markRequested(campaignId: string, customerIds: readonly string[], at: number): Promise<void>;
  /** Gives pending ones the lanes of their domains. */
  moveToLanes(campaignId: string, recipients: readonly Waiting[]): Promise<void>;
  /** How many of the common lane were handed over before a time, and are not settled, by domain. */
  waitingDomains(campaignId: string, requestedBefore: number): Promise<Map<string, number>>;
  /** Gives those of the common lane that were handed over, and are not settled, the lane of their domain. */
  giveLane(campaignId: string, domain: string): Promise<void>;
  /** Moves those of the common lane that were handed over before a time, and are not settled, to the slow one. */
  setAside(campaignId: string, requestedBefore: number): Promise<void>;
  /** Some that were handed over before a time, and are not settled. */
  overdue(campaignId: string, requestedBefore: number, limit: number): Promise<Waiting[]>;
  /** Notes that they were handed over once more. */
  markAgain(campaignId: string, customerIds: readonly string[], at: number): Promise<void>;
  /** Whether anybody is in a state. */
  any(campaignId: string, state: 'pending' | 'requested'): Promise<boolean>;
}
