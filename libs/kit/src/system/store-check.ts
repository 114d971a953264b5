import { STATES, type Connection } from 'mongoose';
import type { Clock } from '../clock/index.ts';
import type { Finding, SelfCheck } from './describe-self.ts';
import { roomOnDisk } from './room-on-disk.ts';

/** Leases go by the store's clock, links and sessions by ours: further apart they begin to be wrong. */
const clockToleranceMs = 5000;
/** The service's database: whether it answers, how fast, its clock, and the disk below it. */
export function storeCheck(connection: Connection, clock: Clock): SelfCheck {
  return {
    name: 'store',
    look: async () => {
      const { db } = connection;
      if (connection.readyState !== STATES.connected || db === undefined)
        return { state: 'fault', problem: 'unreachable' };
      const asked = clock.now();
      const { localTime } = await db.command({ hello: 1 });
      const tookMs = clock.now() - asked;
      const skewMs = Math.round((localTime as Date).getTime() - asked - tookMs / 2);
      const { modules = [], version } = (await db.command({ buildInfo: 1 })) as unknown as {
        modules?: string[];
        version: string;
      };
      const embedded = modules.includes('latchkey-embedded-store');
      const about = {
        kind: embedded ? 'embedded store' : `MongoDB ${version}`,
        tookMs: String(tookMs),
        clockAheadMs: String(skewMs),
      };
      const disk = diskFinding(await db.command({ dbStats: 1 }));
      const clocks: Finding =
        Math.abs(skewMs) > clockToleranceMs ? { state: 'fault', problem: 'clock-differs' } : { state: 'ok' };
      const worst = clocks.state === 'ok' ? disk : clocks;
      return { ...worst, facts: { ...about, ...disk.facts } };
    },
  };
}

/** A server that does not tell sizes, as some hosted ones do, is taken at its word. */
function diskFinding({ fsTotalSize: total, fsUsedSize: used }: Record<string, unknown>): Finding {
  if (typeof total !== 'number' || typeof used !== 'number') return { state: 'ok' };
  const free = total - used;
  const facts = { diskFreeBytes: String(free), diskTotalBytes: String(total) };
  return { ...roomOnDisk(free, total), facts };
}
