import { findServer } from '../server/find-server.ts';
import { sessionSchema } from '../server/session.ts';
import { readSession } from '../server/session-file.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey whoami`: the server the next command is for, and as whom. */
export function whoami(shell: Shell) {
  return shell
    .command('whoami', {
      summary: 'show which server the next command is for, and as whom it acts',
      examples: ['whoami'],
    })
    .action(
      shell.act(async (bench) => {
        const { env, now, screen } = bench;
        const { origin, as, token } = findServer(env, now());
        if (readSession(env)?.token !== token) {
          await screen.show({ origin, as }, [
            ['Server', origin],
            ['As', as === 'operator' ? 'operator of the DATA_DIR' : 'holder of LATCHKEY_TOKEN'],
          ]);
          return;
        }
        const session = await bench.admin().ask('GET', '/session', sessionSchema);
        const { user, stage, expiresAt, idleAt } = session;
        await screen.show({ origin, as, ...session }, [
          ['Server', origin],
          ['As', user.email],
          ['Name', user.name],
          ['Role', user.role],
          ['Second factor', user.secondFactor ? `yes, ${user.recoveryCodes} recovery codes left` : 'no'],
          [
            'Still to do',
            { full: undefined, code: 'prove the second factor', setup: 'second-factor:enrol' }[stage],
          ],
          ['Ends', expiresAt],
          ['Without use', idleAt],
        ]);
      }),
    );
}
