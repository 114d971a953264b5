import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Tells whoever started Latchkey where the first Back Office user sets the password: on a terminal the link itself,
 * else, as output may be a log then, the file of DATA_DIR it was written to (0600).
 */
export function inviteFirstUser(page: string, dataDir: string): string {
  const intro =
    'The Back Office has no user yet. Its first one, an admin, sets a password here, within 72 hours:';
  if (process.stdout.isTTY) return `${intro}\n\n  ${page}\n`;
  const file = join(dataDir, 'first-user.txt');
  writeFileSync(file, `${page}\n`, { mode: 0o600 });
  return `${intro}\n\n  the link is in ${file}\n`;
}
