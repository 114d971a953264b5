import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectCompanyUsersToSurvive, expectImportToSurvive } from './import-kills.ts';
import type { Kills } from './kill-now-and-then.ts';

describeWithBroker('an import of 20,000 rows into two copies of every process', () => {
  const running = systemOfSuite(startDistributed);

  const env = (): Record<string, string> => ({
    LATCHKEY_URL: running().origins[0]!,
    LATCHKEY_TOKEN: running().operatorToken,
  });
  const kills: Kills[] = [
    { process: 'gateway', copies: 1, times: 2 },
    { process: 'customer', copies: 2, times: 2 },
    { process: 'identity', copies: 2, times: 2 },
  ];

  it('is complete, every row applied once, whichever process is killed (-9), and the console as well', async () => {
    await expectImportToSurvive(running(), { rows: 20_000, env: env(), kills });
  }, 300_000);

  it('is so for 10,000 company users as well', async () => {
    await expectCompanyUsersToSurvive(running(), { rows: 10_000, env: env(), kills });
  }, 300_000);
});
