/** What became of handing one mail to the mail server. `answer` is the server's, without addresses. */
export type SendOutcome =
  /** The server has taken the mail over (250 after the data). */
  | { readonly kind: 'sent' }
  /** The server refused this mail for good (5xx). */
  | { readonly kind: 'refused'; readonly answer: string }
  /** The server refused this mail for now (4xx). */
  | { readonly kind: 'deferred'; readonly answer: string }
  /** The conversation broke before the mail was complete; the server has nothing of it. */
  | { readonly kind: 'interrupted'; readonly answer: string }
  /** There is no mail server to talk to, or it does not serve us: no connection, no login, 421. Not this mail's fault. */
  | { readonly kind: 'unreachable'; readonly answer: string }
  /** The whole mail went out and no answer came back: it may have arrived. */
  | { readonly kind: 'unknown'; readonly answer: string };

/** Why a mail is not sent at all although the request exists; stored as the reason. */
export type SuppressReason =
  | 'overtaken'
  | 'link_limit'
  | 'address_limit'
  | 'account_state'
  | 'request_unknown'
  | 'campaign_over'
  | 'no_contact'
  /** Only of campaigns, which account for everybody; other requests nobody has an account for leave no trace. */
  | 'no_account';

/** Everything a claimed delivery can come to. */
export type Outcome =
  | SendOutcome
  | { readonly kind: 'suppressed'; readonly reason: SuppressReason }
  /** Its campaign was cancelled before it went out. */
  | { readonly kind: 'cancelled' }
  /** Not tried: something it needs is away, or its domain is paused. */
  | { readonly kind: 'postponed'; readonly until: number; readonly why: string }
  /** A mistake of ours with this one mail, such as a template that throws. */
  | { readonly kind: 'broken'; readonly why: string };
