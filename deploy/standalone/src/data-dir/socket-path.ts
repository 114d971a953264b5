import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { StartError } from '@latchkey/kit/service';

/** The kernel's bound for a socket's path is 108 bytes on Linux and 104 on macOS (unix(7)), the closing NUL included. */
const maxPathBytes = 100;
const longestName = 'notification.sock';

/**
 * The folder of this instance's Unix sockets: DATA_DIR itself, or, where its path is too long for one, a short folder
 * in the system's temporary folder that only we can enter. The same DATA_DIR always gets the same one.
 */
export function socketFolder(dataDir: string): string {
  if (Buffer.byteLength(join(dataDir, longestName)) <= maxPathBytes) return dataDir;
  const { uid } = userInfo();
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `latchkey-${uid}-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode, uid: owner } = statSync(folder);
  if (owner !== uid || (mode & 0o077) !== 0) {
    throw new StartError(
      `${folder} belongs to somebody else or is open to others; DATA_DIR needs a shorter path.`,
    );
  }
  return folder;
}
