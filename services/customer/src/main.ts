import { runService } from '@latchkey/kit/service';
import { buildApp } from './app.ts';
import { loadCustomerConfig } from './config.ts';

await runService({ name: 'customer', load: loadCustomerConfig, build: (config) => buildApp(config) });
