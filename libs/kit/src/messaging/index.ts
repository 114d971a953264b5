export { connectAmqpBus } from './amqp-bus.ts';
export { gatherEvents } from './gathered-events.ts';
export { createInProcessBus } from './in-process-bus.ts';
export { openBus } from './open-bus.ts';
export type {
  AmqpBusOptions,
  Bus,
  DeadLetter,
  EventEnvelope,
  InProcessBus,
  InProcessBusOptions,
  KeepDeadLetter,
  Subscription,
} from './types.ts';
