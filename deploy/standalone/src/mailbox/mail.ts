/** A mail as the mailbox keeps and shows it. */
export interface Mail {
  /** UUIDv7 given by the mailbox: sorts by arrival; a mail sent twice is kept twice. */
  id: string;
  messageId: string;
  from: string;
  /** The addresses of the To header, joined by a comma. */
  to: string;
  subject: string;
  /** The Date header as RFC 3339 in UTC, or the time of arrival when the mail has none. */
  date: string;
  text: string;
  /** The HTML part as it came; empty when there is none. It is somebody else's markup: show it in a sandbox only. */
  html: string;
  /** Every http(s) link of the mail once, those of the HTML part first. */
  links: string[];
}

/** What comes out of parsing; the store adds the id. */
export type ParsedMail = Omit<Mail, 'id'>;

export interface MailPage {
  messages: Mail[];
  /** Give it back as `cursor` for the next, older page; null on the last one. */
  nextCursor: string | null;
}

/** Where caught mails rest. */
export interface MailStore {
  /** Resolves when the mail is durable. `recipients` are the envelope's addresses: who it was delivered to. */
  add(mail: ParsedMail, recipients: readonly string[]): Promise<void>;
  /** Newest first. `to` matches a recipient in any case; `limit` is 1 to 200. */
  list(query: { to?: string; limit: number; cursor?: string }): Promise<MailPage>;
  find(id: string): Promise<Mail | undefined>;
}
