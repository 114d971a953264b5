import type { Connection } from 'mongoose';
import { sharedSettings, systemCallers, systemService } from '@latchkey/contracts/system';
import { serving, type Served } from '@latchkey/kit/grpc';
import type { Bus } from '@latchkey/kit/messaging';
import type { House } from '@latchkey/kit/service';
import { describeSelf, serviceChecks } from '@latchkey/kit/system';
import type { CustomerConfig } from './config.ts';

/** What customer knows of itself. */
export function systemServer(
  { name, clock, config }: House & { config: CustomerConfig },
  known: { connection: Connection; bus: Bus },
): Served {
  const checks = serviceChecks({ ...known, clock }, config);
  const settings = sharedSettings(config);
  return serving({
    service: systemService,
    handlers: { Describe: () => describeSelf({ name, clock, checks, settings }) },
    allow: systemCallers,
  });
}
