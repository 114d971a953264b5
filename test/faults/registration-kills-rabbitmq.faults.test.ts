import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectRegistrationsToSurvive } from './registration-kills.ts';

describeWithBroker('registrations at the storefront, with two copies of every process over RabbitMQ', () => {
  const running = systemOfSuite(startDistributed);

  it('lead to one account each, whichever process is killed (-9)', async () => {
    await expectRegistrationsToSurvive(running(), [
      { process: 'identity', copies: 2, times: 2 },
      { process: 'customer', copies: 2, times: 2 },
      { process: 'notification', copies: 2, times: 2 },
      { process: 'gateway', copies: 2, times: 1 },
    ]);
  }, 300_000);
});
