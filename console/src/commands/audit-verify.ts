import { createReadStream, readFileSync } from 'node:fs';
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { z } from 'zod';
import { auditKeySchema, type AuditKey, type ChainFault, type ChainLink } from '@latchkey/contracts/audit';
import { checkTrail, linesOf, type TrailReport } from '../audit/check-trail.ts';
import { CannotRun } from '../cannot-run.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import type { Bench, Shell } from '../shell/shell.ts';

/** `latchkey audit:verify [FILE]`: the console believes nothing but the hashes and the signatures. */
export function auditVerify(shell: Shell) {
  return shell
    .command('audit:verify', {
      summary: 'prove that the audit trail has no gap and no edit, or say where the first one is',
      details:
        'Reads the whole trail, from the server or from a file of audit:export, and checks it here: every hash, every\n' +
        'number, and the signed heads. Says where the trail ends: keep that outside of Latchkey and give it as --since\n' +
        'the next time, then a trail that was cut off or written anew is found, too, and what was proven is not read\n' +
        'again. Exit code 1 when something is wrong. Reading the trail from the server is an act in it.',
      examples: [
        'audit:verify',
        'audit:verify audit.ndjson --keys audit-keys.json',
        'audit:verify --since 4711:0f6b2c9a…',
      ],
    })
    .argument('[file]', 'a file of audit:export; without it the server is asked')
    .option('--since <seq:hash>', 'the end of the trail as it was proven before', linkOf)
    .option(
      '--keys <file>',
      'the keys that sign, as the first line of an export has them, kept since then; without it those of the trail are believed',
    )
    .action(
      shell.act(async (bench, file, { since, keys: keyFile }) => {
        const keys = keyFile === undefined ? undefined : readKeys(keyFile);
        const pieces =
          file === undefined
            ? bench.admin().stream('/audit.ndjson', { after: since === undefined ? 0 : since.seq - 1 })
            : readText(file);
        const known = { keys, since, mayBeginLate: file !== undefined, progress: progressAt(bench) };
        const report = await checkTrail(linesOf(pieces), known);
        if (report.from > 1 && since === undefined && report.fault === undefined)
          bench.screen.note(`What comes before entry ${report.from} was not looked at.`);
        return tell(bench, report);
      }),
    );
}

async function tell({ screen }: Bench, { from, end, signedTo, fault }: TrailReport): Promise<number> {
  if (fault !== undefined) {
    const sentence = sentenceOf(fault);
    await screen.show({ whole: false, ...fault, sentence }, screen.paint('red', `Not whole: ${sentence}`));
    return exitCodes.failed.code;
  }
  const document = { whole: true, from, to: end.seq, hash: end.hash, signedTo };
  await screen.show(document, [
    ['Whole', from === 0 ? 'yes; there is no entry' : `yes, entries ${from} to ${end.seq}`],
    ['Signed', signedTo === 0 ? 'no entry yet' : `up to entry ${signedTo}`],
    ['End', `${end.seq}:${end.hash}`],
  ]);
  return exitCodes.done.code;
}

const sentences: Readonly<Record<ChainFault['fault'], string>> = {
  gap: 'entry % is missing.',
  order: 'entry % comes again, or in the wrong place.',
  edited: 'entry % is not what was written.',
  unchained: 'entry % does not follow from the one before.',
  signature: 'the head at entry % is signed by no key that is known.',
  head: 'entry % is another one than was signed, or known: the trail was written anew.',
  truncated: 'the trail is cut off, entry % is missing.',
};

function sentenceOf({ fault, seq }: ChainFault): string {
  return sentences[fault].replace('%', String(seq));
}

/** For somebody who waits at a terminal. */
function progressAt({ terminal, screen }: Bench): ((seq: number) => void) | undefined {
  if (!terminal.interactive) return undefined;
  return (seq) => screen.note(`Checked up to entry ${seq} …`);
}

function linkOf(text: string): ChainLink {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('a number and a hash are expected, as audit:verify shows them.');
  return { seq: Number(seq), hash };
}

const keySetSchema = z.object({ keys: z.array(auditKeySchema) });

function readKeys(file: string): AuditKey[] {
  try {
    const [first = ''] = readFileSync(file, 'utf8').split('\n');
    return keySetSchema.parse(JSON.parse(first)).keys;
  } catch (error) {
    throw new CannotRun(`${file} holds no keys of an audit trail.`, 'commandLine', { cause: error });
  }
}

async function* readText(file: string): AsyncGenerator<string> {
  try {
    for await (const piece of createReadStream(file, 'utf8')) yield String(piece);
  } catch (error) {
    throw new CannotRun(`${file} cannot be read.`, 'commandLine', { cause: error });
  }
}
