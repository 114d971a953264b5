import { runService } from '@latchkey/kit/service';
import { buildApp } from './app.ts';
import { loadGatewayConfig } from './config.ts';

await runService({ name: 'gateway', load: loadGatewayConfig, build: buildApp });
