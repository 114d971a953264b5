import type { EventData, SettledMail } from '@latchkey/contracts/events';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type EventEnvelope, type InProcessBus } from '@latchkey/kit/messaging';

type Requested = EventData<'campaign.mails_requested'>;

/** A mail as the ledger has it: once, however often it was asked for. */
export interface LedgerMail {
  readonly campaignId: string;
  readonly requestId: string;
  readonly customerId: string;
  readonly domain: string;
  readonly expired: boolean;
  readonly firstPassword: boolean;
  /** When it was asked for first. */
  readonly at: number;
  settled: boolean;
}

/** What becomes of a mail now; undefined while it waits. */
export type Fate = (
  mail: LedgerMail,
) => Pick<SettledMail, 'state'> & Partial<Pick<SettledMail, 'reason' | 'afterDoubt'>>;

/** Notification as campaigns know it: it takes their mails, and tells what became of each, again until it is heard. */
export interface FakeLedger {
  /** Every request for a mail, doubles included. */
  readonly requests: LedgerMail[];
  readonly mails: ReadonlyMap<string, LedgerMail>;
  /** Decides about all mails, those that wait included. */
  fate: (mail: LedgerMail) => ReturnType<Fate> | undefined;
  /** A bus for the copies that are started next; the one before is gone with its copies. */
  newBus(): InProcessBus;
  stop(): Promise<void>;
}

/** How often it looks at what waits, in milliseconds. */
const everyMs = 20;

export function startFakeLedger(): FakeLedger {
  const requests: LedgerMail[] = [];
  const mails = new Map<string, LedgerMail>();
  let bus: InProcessBus | undefined;
  const take = ({ campaignId, expired, firstPassword, mails: asked }: Requested): void => {
    for (const each of asked) {
      const mail = { ...each, campaignId, expired, firstPassword, at: Date.now(), settled: false };
      requests.push(mail);
      if (!mails.has(mail.requestId)) mails.set(mail.requestId, mail);
    }
  };
  const ledger: FakeLedger = {
    requests,
    mails,
    fate: () => ({ state: 'sent' }),
    newBus: () => {
      bus = createInProcessBus({ logger: silentLogger, retryWaitsMs: [] });
      const queue = 'notification.campaign-mails-requested';
      const handle = ({ data }: EventEnvelope): Promise<void> => {
        take(data as Requested);
        return Promise.resolve();
      };
      void bus.subscribe([{ queue, types: ['campaign.mails_requested'], handle }]);
      bus.open();
      return bus;
    },
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
  const tell = async (): Promise<void> => {
    const told = [...mails.values()].flatMap((mail) => {
      const fate = mail.settled ? undefined : ledger.fate(mail);
      return fate === undefined ? [] : [{ mail, fate }];
    });
    for (let at = 0; at < told.length; at += 500) {
      const batch = told.slice(at, at + 500);
      const published = bus?.publish(settledEvent(batch)).then(
        () => true,
        () => false,
      );
      if ((await published) === true) for (const { mail } of batch) mail.settled = true;
    }
  };
  let working: Promise<void> | undefined;
  const timer = setInterval(() => {
    working ??= tell().finally(() => {
      working = undefined;
    });
  }, everyMs);
  return ledger;
}

function settledEvent(told: readonly { mail: LedgerMail; fate: ReturnType<Fate> }[]): EventEnvelope {
  const data: EventData<'campaign.mails_settled'> = {
    mails: told.map(({ mail: { campaignId, customerId, requestId, domain }, fate }) => ({
      ...{ campaignId, customerId, requestId, domain, reason: '', afterDoubt: false },
      ...fate,
      settledAtMs: Date.now(),
    })),
  };
  return {
    ...{ specversion: '1.0', id: newId(), source: '/notification', type: 'campaign.mails_settled' },
    ...{ time: new Date().toISOString(), datacontenttype: 'application/json', data },
  };
}
