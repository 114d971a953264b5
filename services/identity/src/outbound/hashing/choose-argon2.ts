import type { Logger } from '@latchkey/kit/logging';
import {
  argon2Candidates,
  type Argon2Backend,
  type Argon2BackendName,
  type Argon2Candidate,
} from './argon2-backend.ts';
import { probeModule, type ProbeResult } from './probe.ts';

/**
 * Takes the back end that was asked for, or the first that works. A broken one is told loudly and passed over; it
 * never takes the process down.
 * @param options.wanted `auto` takes the faster one
 * @throws Error when none works: nobody could log in
 */
export async function chooseArgon2(options: {
  wanted: 'auto' | Argon2BackendName;
  logger: Logger;
  candidates?: readonly Argon2Candidate[];
  probe?: (path: string) => Promise<ProbeResult>;
}): Promise<Argon2Backend> {
  const { wanted, logger, candidates = argon2Candidates } = options;
  const probe = options.probe ?? ((path: string) => probeModule('argon2', path));
  const inOrder = [...candidates].sort((a, b) => Number(b.name === wanted) - Number(a.name === wanted));
  for (const candidate of inOrder) {
    const result: ProbeResult =
      candidate.path === undefined
        ? { works: false, because: 'it is not installed' }
        : await probe(candidate.path);
    if (result.works) {
      logger.info({ backend: candidate.name }, 'argon2 back end chosen');
      return candidate.load();
    }
    const level = candidate.name === wanted ? 'error' : 'warn';
    logger[level](
      { backend: candidate.name, because: result.because },
      'this argon2 back end does not work here, another one is tried (PASSWORD_HASH_BACKEND)',
    );
  }
  throw new Error('no argon2 back end works on this machine: reinstall @node-rs/argon2 or argon2');
}
