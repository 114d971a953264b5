import type { Connection } from 'mongoose';
import type { Clock } from '../clock/index.ts';
import type { ServiceSettings } from '../config/index.ts';
import type { Bus } from '../messaging/index.ts';
import { busCheck } from './bus-check.ts';
import type { SelfCheck } from './describe-self.ts';
import { outboxCheck } from './outbox-check.ts';
import { storeCheck } from './store-check.ts';

/** What every service works with: its store, the bus, the events that wait in its documents. */
export function serviceChecks(
  { connection, bus, clock }: { connection: Connection; bus: Pick<Bus, 'connected'>; clock: Clock },
  config: Pick<ServiceSettings, 'AMQP_URL'>,
): SelfCheck[] {
  return [storeCheck(connection, clock), busCheck(bus, config), outboxCheck(connection, clock)];
}
