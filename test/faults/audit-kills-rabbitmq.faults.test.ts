import { describeWithBroker } from '@latchkey/testkit';
import { startDistributed } from '../system/distributed.ts';
import { systemOfSuite } from '../system/system.ts';
import { expectTrailToSurvive } from './audit-kills.ts';

describeWithBroker('the audit trail, kept by two copies of every process', () => {
  const running = systemOfSuite(() => startDistributed({ env: { AUDIT_SIGN_EVERY: '1s' } }));

  it('is whole and has every act once, whichever process is killed (-9)', async () => {
    const { operatorToken: token } = running();
    const kills = [
      { process: 'identity', copies: 2, times: 6 },
      { process: 'gateway', copies: 2, times: 1 },
    ] as const;
    await expectTrailToSurvive(running(), { token, rounds: 150, kills });
  }, 300_000);
});
