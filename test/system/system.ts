import { eventually } from '@latchkey/testkit';

/** A running Latchkey, whichever way it was started; what the story needs of it. */
export interface System {
  /** Origins of the gateway's copies, such as `http://127.0.0.1:8080`. */
  readonly origins: readonly string[];
  readonly mailbox: Mailbox;
  /** The Message-ID of every mail that came, doubles included. */
  messageIds(): Promise<string[]>;
  /** The database server behind it, for checks on what was stored. `database` is `identity`, `customer`, `notification`. */
  storeUri(database: string): string;
  /** Kills (-9) one copy of a process at the next moment and starts it again; resolves when it is ready again. */
  killAndRestart(process: ProcessName, copy: number): Promise<void>;
  stop(): Promise<void>;
}

export type ProcessName = 'identity' | 'customer' | 'notification' | 'gateway' | 'standalone';

/** Where the mails of a test end up. */
export interface Mailbox {
  /** All mails to an address, newest first. */
  to(address: string): Promise<Mail[]>;
}

export interface Mail {
  id: string;
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  links: string[];
}

/** The token inside a mailed link. */
export function tokenOf(mail: Mail): string {
  for (const link of mail.links) {
    const token = new URL(link).searchParams.get('token');
    if (token !== null) return token;
  }
  throw new Error(`the mail "${mail.subject}" has no link with a token`);
}

/** Waits until a mail whose subject matches has come; `within` so many milliseconds, 30,000 if not given. */
export async function mailTo(
  mailbox: Mailbox,
  address: string,
  subject: RegExp,
  { within = 30_000 }: { within?: number } = {},
): Promise<Mail> {
  return eventually(
    async () => {
      const mails = await mailbox.to(address);
      const found = mails.find((mail) => subject.test(mail.subject));
      if (found !== undefined) return found;
      throw new Error(
        `no mail ${String(subject)}; there were: ${mails.map((mail) => mail.subject).join(', ')}`,
      );
    },
    { within, every: 25 },
  );
}

/** Starts a system before a suite's tests and stops it after them; the returned function gives it to a test. */
export function systemOfSuite<Kind extends System>(start: () => Promise<Kind>): () => Kind {
  let system: Kind | undefined;
  beforeAll(async () => {
    system = await start();
  }, 120_000);
  afterAll(() => system?.stop(), 60_000);
  return () => {
    if (system === undefined) throw new Error('the system has not started');
    return system;
  };
}
