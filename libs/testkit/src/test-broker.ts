import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rabbitInstalled, startRabbitNode, type RabbitNode } from './rabbit-node.ts';

/**
 * Whether there is a RabbitMQ to test with: AMQP_URL names one, or `npm run test:rabbitmq` asks for the installed one.
 * `npm test` alone starts no server.
 */
export function brokerAvailable(): boolean {
  return givenUrl() !== undefined || ownBrokerWanted();
}

function ownBrokerWanted(): boolean {
  return process.env['LATCHKEY_TEST_RABBITMQ'] === '1' && rabbitInstalled();
}

function givenUrl(): string | undefined {
  const url = process.env['AMQP_URL'];
  return url === '' ? undefined : url;
}

/** A `describe` that runs where there is a broker; elsewhere it says so in a line and skips. */
export function describeWithBroker(name: string, suite: () => void): void {
  describeWhere(
    brokerAvailable(),
    name,
    'needs AMQP_URL, or rabbitmq-server and npm run test:rabbitmq',
    suite,
  );
}

/** As describeWithBroker, for suites that kill and restart: they need a broker that is theirs. */
export function describeWithOwnBroker(name: string, suite: () => void): void {
  describeWhere(ownBrokerWanted(), name, 'needs rabbitmq-server and npm run test:rabbitmq', suite);
}

function describeWhere(possible: boolean, name: string, need: string, suite: () => void): void {
  if (!possible) process.stdout.write(`not run: ${name} (${need})\n`);
  (possible ? describe : describe.skip)(name, suite);
}

/** Starts a broker of the test's own, to be killed and restarted; it ends with the test's process at the latest. */
export function startTestBroker(): Promise<RabbitNode> {
  return startRabbitNode();
}

/**
 * The broker of this jest worker: AMQP_URL, which all of them share, or one that the worker's first caller starts and the
 * run's end stops (see test/run-setup.cjs). Suites of a worker share it, one after the other.
 */
export async function amqpUrl(): Promise<string> {
  const given = givenUrl();
  if (given !== undefined) return given;
  const directory = process.env['LATCHKEY_TEST_RUN'];
  const run = Number(process.env['LATCHKEY_TEST_RUN_PID']);
  if (directory === undefined || Number.isNaN(run)) throw new Error('amqpUrl() is for jest runs only');
  const answer = join(directory, `amqp-url-${process.env['JEST_WORKER_ID'] ?? '1'}`);
  if (existsSync(answer)) return readFileSync(answer, 'utf8');
  const { url } = await startRabbitNode(run);
  writeFileSync(answer, url);
  return url;
}
