import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './upload-file.ts';

/** Shows how far a file is imported. */
export interface ProgressDisplay {
  update(progress: Progress): void;
  stop(): void;
}

const rowsOf = ({ job: { counts } }: Progress): number =>
  counts.created + counts.updated + counts.unchanged + counts.failed;

/** A bar on a terminal: bytes tell how much is left, as nobody knows the number of rows before the end. */
export function progressBar(started: number): ProgressDisplay {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {rows} rows | {speed} rows/s | {errors} errors | {eta_formatted} left',
      stream: process.stderr,
      hideCursor: true,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  let begun = false;
  return {
    update: (progress) => {
      if (!begun) bar.start(progress.size, 0, { rows: 0, speed: 0, errors: 0 });
      begun = true;
      bar.update(progress.job.position.bytes, figuresOf(progress, started));
    },
    stop: () => bar.stop(),
  };
}

/** The same as lines, one a second, for --watch where there is no terminal. */
export function progressLines(started: number, write: (line: string) => void): ProgressDisplay {
  let last = 0;
  return {
    update: (progress) => {
      const now = performance.now();
      if (now - last < 1000) return;
      last = now;
      const { rows, speed, errors } = figuresOf(progress, started);
      const percent =
        progress.size === 0 ? 100 : Math.floor((100 * progress.job.position.bytes) / progress.size);
      write(`${percent} % | ${rows} rows | ${speed} rows/s | ${errors} errors`);
    },
    stop: () => undefined,
  };
}

function figuresOf(progress: Progress, started: number): { rows: number; speed: number; errors: number } {
  const rows = rowsOf(progress);
  const seconds = Math.max(0.001, (performance.now() - started) / 1000);
  return { rows, speed: Math.round(rows / seconds), errors: progress.job.counts.failed };
}
