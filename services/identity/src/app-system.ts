import type { Connection } from 'mongoose';
import { sharedSettings, systemCallers, systemService } from '@latchkey/contracts/system';
import { serving, type Served } from '@latchkey/kit/grpc';
import type { Bus } from '@latchkey/kit/messaging';
import type { House } from '@latchkey/kit/service';
import { describeSelf, serviceChecks, type SelfCheck } from '@latchkey/kit/system';
import type { IdentityConfig } from './config.ts';
import type { KeysReport } from './features/keys/keys.ts';

interface Known {
  connection: Connection;
  bus: Bus;
  listKeys: () => Promise<KeysReport>;
  /** Whether a Back Office user can log in who may do everything. */
  hasAdmin: () => Promise<boolean>;
}

/** What identity knows of itself. */
export function systemServer({ name, clock }: House, config: IdentityConfig, known: Known): Served {
  const checks = [
    ...serviceChecks({ ...known, clock }, config),
    keysCheck(known.listKeys),
    adminsCheck(known.hasAdmin, config),
  ];
  const settings = sharedSettings(config);
  return serving({
    service: systemService,
    handlers: { Describe: () => describeSelf({ name, clock, checks, settings }) },
    allow: systemCallers,
  });
}

function keysCheck(listKeys: Known['listKeys']): SelfCheck {
  return {
    name: 'keys',
    look: async () => {
      const { signing, encryption, mint } = await listKeys();
      const missing = encryption.filter(({ configured }) => !configured).map(({ kid }) => kid);
      if (missing.length > 0)
        return { state: 'fault', problem: 'key-missing', facts: { kids: missing.join(', ') } };
      const facts = {
        signing: signing.find(({ state }) => state === 'signing')?.kid ?? '',
        encryption: encryption[0]?.kid ?? '',
        mint: mint[0] ?? '',
      };
      return { state: 'ok', facts };
    },
  };
}

function adminsCheck(hasAdmin: Known['hasAdmin'], config: IdentityConfig): SelfCheck {
  return {
    name: 'back-office',
    look: async () => {
      if (!(await hasAdmin())) return { state: 'warning', problem: 'no-admin' };
      return config.BACKOFFICE_ADMIN_PASSWORD === undefined
        ? { state: 'ok' }
        : { state: 'warning', problem: 'first-password-set' };
    },
  };
}
