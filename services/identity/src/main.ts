import { runService } from '@latchkey/kit/service';
import { buildApp } from './app.ts';
import { loadIdentityConfig } from './config.ts';

await runService({ name: 'identity', load: loadIdentityConfig, build: (config) => buildApp(config) });
