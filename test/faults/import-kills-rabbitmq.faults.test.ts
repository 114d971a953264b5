import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectImportToSurvive } from './import-kills.ts';

describeWithBroker('an import of 20,000 rows into two copies of every process', () => {
  const running = systemOfSuite(startDistributed);

  it('is complete, every row applied once, whichever process is killed (-9), and the console as well', async () => {
    const { origins, operatorToken } = running();
    await expectImportToSurvive(running(), {
      rows: 20_000,
      env: { LATCHKEY_URL: origins[0]!, LATCHKEY_TOKEN: operatorToken },
      kills: [
        { process: 'gateway', copies: 1, times: 2 },
        { process: 'customer', copies: 2, times: 2 },
        { process: 'identity', copies: 2, times: 2 },
      ],
      consoleKills: 1,
    });
  }, 300_000);
});
