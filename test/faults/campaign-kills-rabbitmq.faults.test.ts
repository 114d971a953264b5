import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectCampaignToSurvive } from './campaign-kills.ts';

describeWithBroker('a campaign to 2,000 people, by three copies of notification', () => {
  const running = systemOfSuite(() => startDistributed({ copies: { notification: 3, gateway: 1 } }));

  it('reaches everybody, and nobody twice outside doubt, whichever process is killed (-9)', async () => {
    const { origins, operatorToken } = running();
    await expectCampaignToSurvive(running(), {
      recipients: 2_000,
      rate: 50,
      token: operatorToken,
      env: { LATCHKEY_URL: origins[0] ?? '', LATCHKEY_TOKEN: operatorToken },
      kills: [
        { process: 'notification', copies: 3, times: 6 },
        { process: 'customer', copies: 2, times: 4 },
        { process: 'identity', copies: 2, times: 4 },
        { process: 'gateway', copies: 1, times: 2 },
      ],
    });
  }, 360_000);
});
