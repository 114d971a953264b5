export { eventually } from './eventually.ts';
export { freePorts } from './free-ports.ts';
export { lifeOf, type Life } from './mortal.ts';
export type { RabbitNode } from './rabbit-node.ts';
export { seededRandom, seedOfRun, type SeededRandom } from './seeded-random.ts';
export {
  amqpUrl,
  brokerAvailable,
  describeWithBroker,
  describeWithOwnBroker,
  startTestBroker,
} from './test-broker.ts';
export { createTestBus, type TestBus } from './test-bus.ts';
export { startTestStore, type TestStore } from './test-store.ts';
export { startToxicProxy, type ToxicProxy } from './toxic-proxy.ts';
