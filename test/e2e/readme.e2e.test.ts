import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStandalone } from '../system/standalone.ts';
import type { System } from '../system/system.ts';

const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');

interface Step {
  commands: string;
  /** What the README says they print; undefined where it shows nothing. */
  output: string | undefined;
}

/** The blocks marked `sh tour`, each with the `text` block right behind it, if there is one. */
function stepsOf(markdown: string): Step[] {
  return [...markdown.matchAll(/```sh tour\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g)].map(
    ([, commands = '', output]) => ({ commands, output }),
  );
}

/** Times differ from run to run, and so does the port. */
function normalise(text: string): string {
  return text
    .trim()
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}/g, 'TIME')
    .replace(/localhost:\d+/g, 'localhost:PORT');
}

describe('the tour of the README', () => {
  let system: System;
  let folder: string;
  beforeAll(async () => {
    system = await startStandalone();
    folder = mkdtempSync(join(tmpdir(), 'lk-'));
  });
  afterAll(async () => {
    await system.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints what the README says', () => {
    const steps = stepsOf(readme);
    expect(steps.length).toBeGreaterThan(6);
    const mark = '----8<----';
    const port = new URL(system.origins[0]!).port;
    const script = steps.map(({ commands }) => `${commands}\necho; echo '${mark}'\n`).join('');
    const { stdout, stderr } = spawnSync(
      'bash',
      ['--norc', '--noprofile', '-c', script.replaceAll('localhost:8080', `127.0.0.1:${port}`)],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'], NO_PROXY: '*' },
        timeout: 25_000,
      },
    );
    expect(stderr).toBe('');
    const printed = stdout.split(mark).map((text) => normalise(text));
    for (const [index, { output }] of steps.entries()) expect(printed[index]).toBe(normalise(output ?? ''));
  });
});
