import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectCompanyUsersToSurvive, expectImportToSurvive } from './import-kills.ts';

describe('an import of 20,000 rows', () => {
  const running = systemOfSuite(startStandalone);

  it('is complete, every row applied once, when the server is killed (-9) and the console as well', async () => {
    await expectImportToSurvive(running(), {
      rows: 20_000,
      env: { DATA_DIR: running().dataDir },
      kills: [{ process: 'standalone', copies: 1, times: 4 }],
    });
  }, 180_000);

  it('is so for 10,000 company users as well', async () => {
    await expectCompanyUsersToSurvive(running(), {
      rows: 10_000,
      env: { DATA_DIR: running().dataDir },
      kills: [{ process: 'standalone', copies: 1, times: 3 }],
    });
  }, 180_000);
});
