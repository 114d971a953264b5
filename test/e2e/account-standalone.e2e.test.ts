import { runAccountStory } from '../story/account.ts';
import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';

describe('an account at Glue, standalone', () => {
  const running = systemOfSuite(startStandalone);

  it('is changed, keeps addresses, ends sessions, and goes so that its address can come back', async () => {
    const { references } = await runAccountStory(running(), 'dora@example.com');
    expect(new Set(references).size).toBe(2);
  });
});
