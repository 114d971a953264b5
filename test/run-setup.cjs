const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * Before a jest run: a directory its workers share (libs/testkit starts at most one broker for each), and with
 * LATCHKEY_TEST_CONTAINERS=1 a MongoDB replica set of one and a RabbitMQ 4 in containers, for every suite that
 * takes MONGODB_URI and AMQP_URL.
 */
module.exports = async function setUpRun() {
  process.env.LATCHKEY_TEST_RUN = mkdtempSync(join(tmpdir(), 'lk-run-'));
  process.env.LATCHKEY_TEST_RUN_PID = String(process.pid);
  if (process.env.LATCHKEY_TEST_CONTAINERS !== '1') return;
  const { MongoDBContainer } = require('@testcontainers/mongodb');
  const { RabbitMQContainer } = require('@testcontainers/rabbitmq');
  const [mongo, rabbit] = await Promise.all([
    new MongoDBContainer('mongo:8.0').start(),
    new RabbitMQContainer('rabbitmq:4.2-alpine').start(),
  ]);
  globalThis.latchkeyContainers = [mongo, rabbit];
  process.env.MONGODB_URI = `${mongo.getConnectionString()}/?directConnection=true`;
  process.env.AMQP_URL = rabbit.getAmqpUrl().replace('amqp://', 'amqp://guest:guest@');
};
