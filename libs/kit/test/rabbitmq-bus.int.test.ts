import { connect } from 'amqplib';
import { silentLogger } from '@latchkey/kit/logging';
import { connectAmqpBus } from '@latchkey/kit/messaging';
import { amqpUrl, describeWithBroker } from '@latchkey/testkit';
import { describeBus } from './bus-contract.ts';

/** Reads the dead letters' queue and leaves it as it was. */
async function deadLetters(url: string): Promise<string[]> {
  const connection = await connect(url);
  const channel = await connection.createChannel();
  const ids: string[] = [];
  for (let message = await channel.get('latchkey.dead-letters'); message !== false;) {
    ids.push(String(message.properties.messageId));
    message = await channel.get('latchkey.dead-letters');
  }
  // Closing the channel puts everything unacknowledged back.
  await connection.close();
  return ids;
}

describeWithBroker('over RabbitMQ', () => {
  let url: string;
  beforeAll(async () => {
    url = await amqpUrl();
  }, 90_000);

  describeBus('the AMQP bus', async () => {
    const bus = await connectAmqpBus({ url, retryWaitsMs: [1, 1, 1], logger: silentLogger });
    return { bus, deadLetters: () => deadLetters(url) };
  });
});
