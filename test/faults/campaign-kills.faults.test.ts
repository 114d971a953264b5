import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secretsSchema } from '../../deploy/standalone/src/secrets/secrets.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectCampaignToSurvive } from './campaign-kills.ts';

describe('a campaign to 2,000 people', () => {
  const running = systemOfSuite(() => startStandalone({ CLAIM_SECONDS: '5' }));

  it('reaches everybody, and nobody twice outside doubt, when the process is killed (-9)', async () => {
    const { dataDir } = running();
    const secrets = secretsSchema.parse(JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')));
    await expectCampaignToSurvive(running(), {
      recipients: 2_000,
      rate: 100,
      token: secrets.LATCHKEY_TOKEN,
      env: { DATA_DIR: dataDir },
      kills: [{ process: 'standalone', copies: 1, times: 4 }],
    });
  }, 300_000);
});
