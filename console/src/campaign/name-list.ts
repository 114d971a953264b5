import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { CannotRun } from '../cannot-run.ts';

/** Names in one request; the gateway takes no more. */
const partSize = 1000;
const longestName = 255;

/**
 * A file with one reference or address a line, in parts, read as they are asked for; blanks around a name and empty lines
 * do not count.
 * @throws CannotRun naming the line that cannot be one; what it says is not repeated
 */
export async function* nameParts(file: string): AsyncGenerator<string[]> {
  const input = createReadStream(file, 'utf8');
  const failed = new Promise<never>((_, reject) => input.once('error', reject));
  // Whoever waits for a line hears of it.
  failed.catch(() => undefined);
  const lines = createInterface({ input, crlfDelay: Infinity })[Symbol.asyncIterator]();
  let part: string[] = [];
  try {
    for (let number = 1; ; number += 1) {
      const line = await Promise.race([lines.next(), failed]);
      if (line.done === true) break;
      const name = line.value.replace(/^\ufeff/, '').trim();
      if (name === '') continue;
      if (name.length > longestName || /[\p{Cc}\ufffd]/u.test(name))
        throw new CannotRun(
          `${file}, line ${number} is no reference or address: one a line is expected, in UTF-8.`,
          'commandLine',
        );
      if (part.push(name) === partSize) {
        yield part;
        part = [];
      }
    }
    if (part.length > 0) yield part;
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw new CannotRun(`${file} cannot be read (${code}).`, 'commandLine');
  } finally {
    input.destroy();
  }
}
