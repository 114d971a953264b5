import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';

/** The file that holds everything in a data directory of the store. */
export const storeFile = 'store.mdb';

/**
 * Copies the data of a store into a new file, whether a process has it open or not: LMDB's own copy of one snapshot,
 * so that all databases in it are of the same moment. Writers go on meanwhile; what they write is not in the copy.
 * @param to path of a file that does not exist yet; its folder has to
 * @returns false when there is no data
 */
export async function copyStore(dataDir: string, to: string): Promise<boolean> {
  const path = join(dataDir, storeFile);
  if (!existsSync(path)) return false;
  const database = open({ path, readOnly: true, encoding: 'binary', keyEncoding: 'binary', maxReaders: 256 });
  try {
    // Compacted: without the pages that hold nothing at this moment.
    await database.backup(to, true);
    return true;
  } finally {
    await database.close();
  }
}
