import type { ServiceSettings } from '../config/index.ts';
import type { Bus } from '../messaging/index.ts';
import type { SelfCheck } from './describe-self.ts';

/** Whether events can go out and come in at this copy. */
export function busCheck(
  bus: Pick<Bus, 'connected'>,
  { AMQP_URL }: Pick<ServiceSettings, 'AMQP_URL'>,
): SelfCheck {
  const hosts = AMQP_URL.split(',').map((url) => (URL.canParse(url) ? new URL(url).host : ''));
  const facts = { at: hosts.filter(Boolean).join(', ') || 'in this process' };
  return {
    name: 'bus',
    look: () => (bus.connected ? { state: 'ok', facts } : { state: 'fault', problem: 'unreachable', facts }),
  };
}
