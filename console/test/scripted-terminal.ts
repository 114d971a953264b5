import type { Terminal } from '../src/shell/terminal.ts';

/** A terminal whose two ends the test holds. */
export interface ScriptedTerminal extends Terminal {
  readonly out: () => string;
  readonly error: () => string;
  /** The questions that were asked, hidden ones marked by a star. */
  readonly asked: readonly string[];
  /** Presses Ctrl-C. */
  readonly interrupt: () => void;
}

/** @param given `answers` make somebody sit there; `columns` and `colours` are those of both outputs */
export function scriptedTerminal(
  given: { answers?: readonly string[]; lines?: readonly string[]; columns?: number; colours?: boolean } = {},
): ScriptedTerminal {
  const { answers, lines = [], columns, colours = false } = given;
  const texts = { out: '', error: '' };
  const asked: string[] = [];
  let read = 0;
  const interrupted = new AbortController();
  return {
    out: () => texts.out,
    error: () => texts.error,
    asked,
    interrupt: () => interrupted.abort(),
    interruption: () => ({ signal: interrupted.signal, release: () => undefined }),
    columns,
    colours: { out: colours, error: colours },
    interactive: answers !== undefined,
    write: (text) => {
      texts.out += text;
      return Promise.resolve();
    },
    writeError: (text) => {
      texts.error += text;
    },
    ask: (question, hidden) => {
      asked.push(`${hidden ? '*' : ''}${question}`);
      return Promise.resolve(answers?.[asked.length - 1]);
    },
    nextLine: () => Promise.resolve(lines[read++]),
  };
}
