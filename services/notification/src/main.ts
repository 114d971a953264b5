import { runService } from '@latchkey/kit/service';
import { buildApp } from './app.ts';
import { loadNotificationConfig } from './config.ts';

await runService({ name: 'notification', load: loadNotificationConfig, build: (config) => buildApp(config) });
