import { Presets, SingleBar } from 'cli-progress';

/** How far a long work is. */
export interface Step {
  done: number;
  total: number;
  /** What is known besides, as words to stand behind the percentage. */
  figures: string;
}

/** Shows how far a long work is, on standard error. */
export interface ProgressDisplay {
  update(step: Step): void;
  stop(): void;
}

/**
 * A bar on a terminal; lines, one a second, where there is none and they are wished for.
 * @param options.bar what follows the bar and the percentage; `{figures}` and cli-progress' own names
 * @param options.lines writes a line; undefined: without a terminal nothing is shown
 */
export function showProgress(options: {
  bar: string;
  lines: ((line: string) => void) | undefined;
}): ProgressDisplay {
  if (process.stderr.isTTY) return progressBar(options.bar);
  const { lines } = options;
  return lines === undefined ? { update: () => undefined, stop: () => undefined } : progressLines(lines);
}

function progressBar(behind: string): ProgressDisplay {
  const bar = new SingleBar(
    {
      format: `{bar} {percentage}% | ${behind}`,
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    update: ({ done, total, figures }) => {
      if (!begun) bar.start(total, 0, { figures });
      begun = true;
      bar.setTotal(total);
      bar.update(done, { figures });
    },
    stop: () => bar.stop(),
  };
}

function progressLines(write: (line: string) => void): ProgressDisplay {
  let last = -Infinity;
  let unwritten: string | undefined;
  return {
    update: ({ done, total, figures }) => {
      const line = `${total === 0 ? 100 : Math.floor((100 * done) / total)} % | ${figures}`;
      const now = performance.now();
      unwritten = now - last < 1000 ? line : undefined;
      if (unwritten !== undefined) return;
      last = now;
      write(line);
    },
    // What was seen last tells how it ended.
    stop: () => {
      if (unwritten !== undefined) write(unwritten);
      unwritten = undefined;
    },
  };
}
