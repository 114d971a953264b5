import type { Logger } from '@latchkey/kit/logging';
import { pathOf } from './argon2-backend.ts';
import { probeModule } from './probe.ts';

/** Verifies the hashes that were imported ($2a$, $2b$, $2y$); none are made. */
export interface BcryptBackend {
  verify(phc: string, password: string): Promise<boolean>;
}

/** What bcrypt looks at: longer passwords are cut, by every implementation that made such hashes. */
export const bcryptMaxBytes = 72;

/**
 * Loads bcrypt when the first such hash is to be verified; most shops have none. Where it does not work, those
 * passwords match nothing until it does, and everything else goes on.
 */
export function createLazyBcrypt(
  logger: Logger,
  path: string | undefined = pathOf('@node-rs/bcrypt'),
): BcryptBackend {
  let loading: Promise<BcryptBackend | undefined> | undefined;
  const load = async (): Promise<BcryptBackend | undefined> => {
    const result = path === undefined ? undefined : await probeModule('bcrypt', path);
    if (result?.works === true) {
      const { verify } = await import('@node-rs/bcrypt');
      return { verify: (phc, password) => verify(password, phc) };
    }
    logger.error(
      { because: result?.because ?? 'it is not installed' },
      'bcrypt does not work here: imported passwords cannot be verified',
    );
    return undefined;
  };
  return {
    verify: async (phc, password) => {
      loading ??= load();
      return (await (await loading)?.verify(phc, password)) ?? false;
    },
  };
}
