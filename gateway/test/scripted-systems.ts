import { systemService, type SystemServiceDefinition } from '@latchkey/contracts/system';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import { version } from '@latchkey/kit/system';
import { allowAll } from './recording.ts';

export type SystemHandlers = Handlers<SystemServiceDefinition>;

/** A service that is well, and agrees with everybody. */
export function scriptedSystem(service: string): SystemHandlers {
  const about = { service, version, node: '20.19.0', copy: 'a:1', startedAtMs: 1, settings: {} };
  const checks = [{ name: 'store', state: 'ok', problem: '', facts: { kind: 'embedded store' } }];
  return { Describe: () => Promise.resolve({ ...about, nowMs: Date.now(), checks }) };
}

/** @param current what a test may have replaced */
export function systemServer(current: SystemHandlers): Served {
  const handlers: SystemHandlers = { Describe: (...asked) => current.Describe(...asked) };
  return serving({ service: systemService, handlers, allow: allowAll(handlers) });
}
