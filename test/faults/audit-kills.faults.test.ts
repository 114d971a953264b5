import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectTrailToSurvive } from './audit-kills.ts';

describe('the audit trail', () => {
  const running = systemOfSuite(() => startStandalone({ AUDIT_SIGN_EVERY: '1s' }));

  it('is whole and has every act once when the server is killed (-9)', async () => {
    const { LATCHKEY_TOKEN: token } = JSON.parse(
      readFileSync(join(running().dataDir, 'secrets.json'), 'utf8'),
    ) as { LATCHKEY_TOKEN: string };
    const kills = [{ process: 'standalone', copies: 1, times: 4 } as const];
    await expectTrailToSurvive(running(), { token, rounds: 60, kills });
  }, 180_000);
});
