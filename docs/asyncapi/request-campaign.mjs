/**
 * Asks for a campaign by the bus alone: sends one password.bulk_reset_requested event, and needs nothing but amqplib.
 *
 *     AMQP_URL=amqps://operator:PASSWORD@rabbitmq.example/latchkey node request-campaign.mjs '{"audience":"without-password","rate":50}'
 *
 * Prints the campaign's id. Not confirmed (exit code 1), it is sent again with that id as the second argument: the same
 * event twice is one campaign. The user `operator` may publish this event and nothing else (deploy/rabbitmq).
 */
import { randomUUID } from 'node:crypto';
import { connect } from 'amqplib';

const type = 'password.bulk_reset_requested';
const [text = '', id = randomUUID()] = process.argv.slice(2);
const url = process.env.AMQP_URL;
if (!url) fail('AMQP_URL is expected, such as amqps://operator:PASSWORD@rabbitmq.example/latchkey');
const data = parsed(text);
if (data === undefined)
  fail(`The campaign is expected as JSON, such as '{"audience":"without-password","rate":50}'`);
const event = {
  specversion: '1.0',
  id,
  source: '/operators/script',
  type,
  time: new Date().toISOString(),
  datacontenttype: 'application/json',
  data,
};

let connection;
try {
  connection = await connect(url, { timeout: 10_000 });
  connection.on('error', () => undefined);
  const channel = await connection.createConfirmChannel();
  await new Promise((confirmed, refused) => {
    // Not allowed, or no such exchange: the broker closes the channel.
    channel.on('error', refused);
    channel.on('return', () =>
      refused(new Error('no queue takes this event: has customer ever been started?')),
    );
    setTimeout(() => refused(new Error('not confirmed within 10 s')), 10_000).unref();
    const options = {
      mandatory: true,
      persistent: true,
      contentType: 'application/cloudevents+json',
      messageId: id,
      type,
    };
    const content = Buffer.from(JSON.stringify(event));
    // A message that nobody takes comes back before its confirm.
    channel.publish('latchkey.events', type, content, options, (error) =>
      error === null ? confirmed() : refused(error),
    );
  });
  process.stdout.write(`${id}\n`);
} catch (error) {
  process.stderr.write(`Campaign ${id} is not asked for: ${error.message}\n`);
  process.exitCode = 1;
} finally {
  await connection?.close().catch(() => undefined);
}

function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(2);
}
