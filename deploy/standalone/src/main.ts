import { createLogger } from '@latchkey/kit/logging';
import { runService } from '@latchkey/kit/service';
import { announcement } from './announcement.ts';
import { inviteFirstUser } from './first-user.ts';
import { buildStandalone } from './app.ts';
import { loadConfiguration } from './load-configuration.ts';

// Started by launch.mjs: when that is gone, so is whoever could stop us. As a crash, because it is one for the
// launcher, and so that the next start finds the port and DATA_DIR free; nothing that was answered is lost by it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

await runService({
  name: 'Latchkey',
  logger: createLogger({ service: 'standalone', level: 'warn' }),
  load: loadConfiguration,
  build: async (configuration) => {
    const app = await buildStandalone(configuration);
    console.log(announcement(configuration.standalone, app.dataDir, performance.now()));
    if (app.firstUserPage !== undefined) console.log(inviteFirstUser(app.firstUserPage, app.dataDir));
    return {
      stop: async () => {
        console.log('\nLatchkey is stopping …');
        await app.stop();
      },
    };
  },
});
