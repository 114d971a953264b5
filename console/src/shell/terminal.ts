import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** The streams a command talks through, so that tests can hold both ends. */
export interface Terminal {
  /** Standard output: what was asked for. Resolves when there is room for more. */
  write(text: string): Promise<void>;
  /** Standard error: everything else. */
  writeError(text: string): void;
  /** Columns of standard output where it is a terminal; what is piped has no width. */
  readonly columns: number | undefined;
  readonly colours: { readonly out: boolean; readonly error: boolean };
  /** Whether a person sits there who can be asked. */
  readonly interactive: boolean;
  /** Asks for a line; undefined when the input ends instead. @param hidden the answer is not shown */
  ask(question: string, hidden: boolean): Promise<string | undefined>;
  /** Ctrl-C ends the process, but from here until `release`: then the signal aborts instead. */
  interruption(): { readonly signal: AbortSignal; release(): void };
  /** The next line of standard input where that is no terminal; undefined at its end. */
  nextLine(): Promise<string | undefined>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The terminal, or the pipes, this process was started with. */
export function processTerminal(env: Environment): Terminal {
  const { stdin, stdout, stderr } = process;
  let lines: AsyncIterator<string> | undefined;
  return {
    write: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
    writeError: (text) => void stderr.write(text),
    columns: stdout.isTTY ? stdout.columns : undefined,
    colours: { out: coloured(stdout, env), error: coloured(stderr, env) },
    // The question goes to standard error, as the output may go into a file.
    interactive: stdin.isTTY && stderr.isTTY,
    ask: (question, hidden) => askLine(question, hidden),
    interruption: () => {
      const controller = new AbortController();
      const abort = (): void => controller.abort();
      process.on('SIGINT', abort);
      return { signal: controller.signal, release: () => void process.off('SIGINT', abort) };
    },
    nextLine: async () => {
      lines ??= createInterface({ input: stdin, crlfDelay: Infinity })[Symbol.asyncIterator]();
      const line = await lines.next();
      return line.done === true ? undefined : line.value;
    },
  };
}

/** Only for eyes, and not for those who do not want it (https://no-color.org: any value but an empty one). */
function coloured(stream: { isTTY?: boolean }, env: Environment): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

async function askLine(question: string, hidden: boolean): Promise<string | undefined> {
  const { stdin, stderr } = process;
  stderr.write(question);
  // readline repeats every key on its output; a hidden answer is repeated to nobody.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: stdin, output: hidden ? nowhere : stderr, terminal: true });
  try {
    return await new Promise((resolve) => {
      reader.once('line', resolve);
      reader.once('SIGINT', () => resolve(undefined));
      reader.once('close', () => resolve(undefined));
    });
  } finally {
    reader.close();
    if (hidden) stderr.write('\n');
  }
}
