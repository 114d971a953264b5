import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backOfficeSettings, expectBackOfficeStory } from '../story/back-office.ts';
import { deskOverConsole } from '../story/desk-over-console.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

describe('the Back Office, over the console only', () => {
  const running = systemOfSuite(() => startStandalone(backOfficeSettings));
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lk-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('from the first user to a trail that proves itself', async () => {
    const link = readFileSync(join(running().dataDir, 'first-user.txt'), 'utf8').trim();
    await expectBackOfficeStory(running(), link, () => deskOverConsole(running().origins[0]!, folder));
  }, 180_000);
});
