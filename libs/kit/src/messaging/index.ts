import type { Logger } from '../logging/index.ts';
import type { AmqpBusOptions, Bus } from './types.ts';

export type { AmqpBusOptions, Bus, EventEnvelope, Subscription } from './types.ts';

export declare function connectAmqpBus(options: AmqpBusOptions): Promise<Bus>;
export declare function createInProcessBus(options: { logger: Logger }): Bus;
