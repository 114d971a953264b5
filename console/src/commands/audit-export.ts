import { createWriteStream, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { CannotRun } from '../cannot-run.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey audit:export [FILE]` */
export function auditExport(shell: Shell) {
  return shell
    .command('audit:export', {
      summary: 'write the audit trail out as NDJSON, whole or from an entry on',
      details:
        'A line for each entry as it stands in the chain, with the signed heads, and the keys that prove them in the first\n' +
        'line: audit:verify FILE checks it without a server. The download is an act in the trail.',
      examples: ['audit:export audit.ndjson', 'audit:export --after 4711 | gzip > audit.ndjson.gz'],
    })
    .argument('[file]', 'the file to make, never over an existing one; without it standard output')
    .option('--after <seq>', 'only entries of higher numbers', numberOf, 0)
    .action(
      shell.act(async ({ screen, admin }, file, { after }) => {
        const pieces = admin().stream('/audit.ndjson', { after });
        if (file === undefined) {
          await screen.pass(pieces);
          return;
        }
        await write(pieces, file);
        await screen.show({ file: resolve(file), after }, `The audit trail is in ${resolve(file)}.`);
      }),
    );
}

function numberOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('the number of an entry is expected.');
  return Number(text);
}

/** Whole or not at all. @throws CannotRun */
async function write(pieces: AsyncGenerator<string>, file: string): Promise<void> {
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  try {
    await pipeline(Readable.from(pieces), target);
  } catch (error) {
    if (isOf(error, 'EEXIST'))
      throw new CannotRun(`${file} exists already.`, 'commandLine', { cause: error });
    if (isOf(error, 'ENOENT') || isOf(error, 'EACCES'))
      throw new CannotRun(`${file} cannot be written.`, 'commandLine', { cause: error });
    rmSync(file, { force: true });
    throw error;
  }
}

function isOf(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
