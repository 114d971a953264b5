import { startStandalone } from '../system/standalone.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectRegistrationsToSurvive } from './registration-kills.ts';

describe('registrations at the storefront', () => {
  const running = systemOfSuite(() =>
    startStandalone({ RESET_REQUESTS_PER_ADDRESS: '1000000', CLAIM_SECONDS: '5' }),
  );

  it('lead to one account each when the server is killed (-9)', async () => {
    await expectRegistrationsToSurvive(running(), [{ process: 'standalone', copies: 1, times: 5 }]);
  }, 180_000);
});
