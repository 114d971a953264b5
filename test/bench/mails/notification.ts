import { events } from '@latchkey/contracts/events';
import { systemClock } from '@latchkey/kit/clock';
import { newId } from '@latchkey/kit/ids';
import { silentLogger } from '@latchkey/kit/logging';
import { createInProcessBus, type EventEnvelope } from '@latchkey/kit/messaging';
import { buildApp } from '../../../services/notification/src/app.ts';
import { loadNotificationConfig } from '../../../services/notification/src/config.ts';
import { createPeople, startFakePeople } from '../../../services/notification/test/fake-people.ts';
import { sampleShop } from '../../../services/notification/test/sample-mails.ts';
import { aPerson } from './sample-people.ts';
import { connections, from } from './settings.ts';

/** Asked for and not settled, as the campaign runner of customer holds it. */
const unsettledAtMost = 2_000;

/**
 * The real service, with people in memory.
 * @param jitter MAIL_JITTER, if it is not to be the default
 */
export async function startNotification(mongoUri: string, smtpUrl: string, jitter?: string) {
  const known = createPeople();
  const credential = 'credential-of-this-bench-alone';
  const [identity, customer] = ['in-process:identity', 'in-process:customer'];
  const fakes = await startFakePeople({
    known,
    clock: systemClock,
    identityListen: identity,
    customerListen: customer,
    credential,
  });
  const config = loadNotificationConfig({
    MONGODB_URI: mongoUri,
    AMQP_URL: 'in-process:',
    SMTP_URL: smtpUrl,
    SMTP_CONNECTIONS: String(connections),
    ...(jitter === undefined ? {} : { MAIL_JITTER: jitter }),
    MAIL_FROM: from,
    SHOP_NAME: sampleShop.shopName,
    PUBLIC_URL: sampleShop.publicUrl,
    IDENTITY_ADDRESS: identity,
    CUSTOMER_ADDRESS: customer,
    RPC_CREDENTIAL: credential,
    RPC_CALLERS: `gateway=${credential}-2`,
    GRPC_LISTEN: 'in-process:notification',
    HEALTH_LISTEN: 'off',
    LOG_LEVEL: 'warn',
  });
  const bus = createInProcessBus({ logger: silentLogger });
  let settled = 0;
  let heard = (): void => undefined;
  const app = await buildApp(config, { bus });
  await bus.subscribe([
    {
      queue: 'customer.campaign-mails-settled',
      types: ['campaign.mails_settled'],
      handle: ({ data }) => {
        settled += events['campaign.mails_settled'].parse(data).mails.length;
        heard();
        return Promise.resolve();
      },
    },
  ]);
  bus.open();
  const publish = (type: string, data: unknown): Promise<void> => {
    const envelope = {
      specversion: '1.0',
      id: newId(),
      source: '/bench',
      datacontenttype: 'application/json',
    } as const;
    const event: EventEnvelope = { ...envelope, type, time: new Date().toISOString(), data };
    return bus.publish(event);
  };
  return {
    known,
    publish,
    settled: () => settled,
    /** Resolves with the next mails the campaign hears of. */
    more: () => new Promise<void>((resolve) => (heard = resolve)),
    stop: async () => {
      await app.stop();
      await fakes.stop();
    },
  };
}

export type Notification = Awaited<ReturnType<typeof startNotification>>;

/** Asks for a campaign's mails 500 at a time, and waits until it has heard of the last. */
export async function campaign(notification: Notification, mails: number): Promise<void> {
  const campaignId = newId();
  const { known } = notification;
  known.campaigns.set(campaignId, 'running');
  const goal = notification.settled() + mails;
  for (let asked = 0; asked < mails || notification.settled() < goal;) {
    const unsettled = asked - (notification.settled() - goal + mails);
    const size = Math.min(500, mails - asked, unsettledAtMost - unsettled);
    if (size < Math.min(500, mails - asked) || size === 0) {
      await notification.more();
      continue;
    }
    asked += size;
    const persons = Array.from({ length: size }, () => aPerson());
    for (const person of persons) known.customers.set(person.customerId, person);
    await notification.publish('campaign.mails_requested', {
      campaignId,
      expired: false,
      firstPassword: false,
      requestedAtMs: Date.now(),
      mails: persons.map(({ customerId, email }) => ({
        requestId: newId(),
        customerId,
        domain: email.slice(email.indexOf('@') + 1),
      })),
    });
  }
  known.campaigns.delete(campaignId);
  known.customers.clear();
  known.tokens.clear();
  known.mints.splice(0);
  known.contactCalls.splice(0);
}
