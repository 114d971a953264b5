import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '@latchkey/kit/config';
import { roomOnDisk } from '@latchkey/kit/system';
import { loadConfiguration } from '@latchkey/standalone/load-configuration';
import type { Check } from './check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What can be seen of a DATA_DIR without its server: its folder, its disk, and whether a start would take the environment.
 * @param running whether its server runs, by an environment that may have been another
 */
export function lookAtDataDir(path: string, env: Environment, running: boolean): Check[] {
  const configuration = configurationCheck({ ...env, DATA_DIR: path }, running);
  return existsSync(path)
    ? [configuration, folderCheck(path), diskCheck(path)]
    : [
        configuration,
        { process: 'DATA_DIR', name: 'folder', state: 'warning', problem: 'missing', facts: { path } },
      ];
}

function configurationCheck(env: Environment, running: boolean): Check {
  const about = { process: 'DATA_DIR', name: 'configuration' };
  try {
    loadConfiguration(env);
    return { ...about, state: 'ok', facts: {} };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const facts = { faults: error.faults.join('; ') };
    return { ...about, state: running ? 'warning' : 'fault', problem: 'not-valid', facts };
  }
}

function folderCheck(path: string): Check {
  const about = { process: 'DATA_DIR', name: 'folder', facts: { path } };
  const secrets = join(path, 'secrets.json');
  if (!existsSync(secrets))
    return existsSync(join(path, 'store'))
      ? { ...about, state: 'fault', problem: 'secrets-missing' }
      : { ...about, state: 'ok' };
  const open = [path, secrets].some((each) => (statSync(each).mode & 0o077) !== 0);
  return open ? { ...about, state: 'fault', problem: 'open-to-others' } : { ...about, state: 'ok' };
}

function diskCheck(path: string): Check {
  const { bsize, blocks, bavail } = statfsSync(path);
  const [free, total] = [bsize * bavail, bsize * blocks];
  const facts = { path, freeBytes: String(free), totalBytes: String(total) };
  return { process: 'DATA_DIR', name: 'disk', ...roomOnDisk(free, total), facts };
}
