import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { backOfficeSettings, expectBackOfficeStory } from '../story/back-office.ts';
import { deskOverApi } from '../story/desk-over-api.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

describe('the Back Office, over the API', () => {
  const running = systemOfSuite(() => startStandalone(backOfficeSettings));

  it('from the first user to a trail that proves itself', async () => {
    const link = readFileSync(join(running().dataDir, 'first-user.txt'), 'utf8').trim();
    await expectBackOfficeStory(running(), link, () => deskOverApi(running().origins[0]!));
  }, 120_000);
});
