import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

interface Run {
  process: ChildProcess;
  output: () => string;
  /** Resolves when the text has been printed. */
  said(text: string): Promise<void>;
  exit: Promise<number | null>;
}

function run(env: Record<string, string>): Run {
  const child = spawn(
    process.execPath,
    ['--conditions=dev-source', '--import', 'tsx', join(__dirname, 'service-fixture.ts')],
    { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  const heard = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      for (const listen of heard) listen();
    });
  }
  return {
    process: child,
    output: () => output,
    said: (text) =>
      new Promise((resolve) => {
        const listen = (): void => {
          if (output.includes(text)) resolve();
        };
        heard.add(listen);
        listen();
      }),
    exit: once(child, 'close').then(([code]) => code as number | null),
  };
}

describe('runService', () => {
  const started: Run[] = [];
  const start = (env: Record<string, string>): Run => {
    const each = run(env);
    started.push(each);
    return each;
  };
  afterEach(() => {
    for (const each of started.splice(0)) each.process.kill('SIGKILL');
  });

  it('tells the faults of the configuration in sentences', async () => {
    const { exit, output } = start({ FAULT: 'other' });
    expect(await exit).toBe(1);
    expect(output()).toMatch(
      /^fixture cannot start, its configuration has 2 faults:\n {2}- PORT is not set \(TCP port\)\n/,
    );
    expect(output()).not.toContain('    at ');
  });

  it('tells a busy port in a sentence', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const { exit, output } = start({ PORT: String(port) });
    expect(await exit).toBe(1);
    expect(output()).toBe(
      `fixture cannot start: port ${port} is in use by another process. Stop that process or configure another port.\n`,
    );
    blocker.close();
  });

  it('logs what else keeps it from starting', async () => {
    const { exit, output } = start({ PORT: '0', FAULT: 'start' });
    expect(await exit).toBe(1);
    expect(JSON.parse(output())).toMatchObject({
      level: 'fatal',
      err: { message: 'the store cannot be reached' },
    });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('stops once and in order on %s', async (signal) => {
    const { exit, output, process: child, said } = start({ PORT: '0' });
    await said('up');
    child.kill(signal);
    expect(await exit).toBe(0);
    expect(output().match(/stopping\n/g)).toHaveLength(1);
    expect(output()).toContain('stopped');
  });

  it('ends at once on a second signal', async () => {
    const { exit, process: child, said } = start({ PORT: '0', FAULT: 'never-stops' });
    await said('up');
    child.kill('SIGTERM');
    await said('stopping');
    const impatience = setInterval(() => child.kill('SIGINT'), 100);
    expect(await exit).toBe(130);
    clearInterval(impatience);
  });

  it('takes a signal that npm passed on as well for one', async () => {
    const { exit, output, process: child, said } = start({ PORT: '0' });
    await said('up');
    child.kill('SIGINT');
    child.kill('SIGINT');
    await said('stopping');
    child.kill('SIGINT');
    expect(await exit).toBe(0);
    expect(output()).toContain('stopped');
  });

  it('exits with 1 when it could not stop in order', async () => {
    const { exit, output, process: child, said } = start({ PORT: '0', FAULT: 'stop-fails' });
    await said('up');
    child.kill('SIGTERM');
    expect(await exit).toBe(1);
    expect(output()).toContain('would not stop');
  });

  it('ends when nobody reads its log any more', async () => {
    const { exit, process: child, said } = start({ PORT: '0' });
    await said('up');
    child.stdout?.destroy();
    child.kill('SIGTERM');
    expect(await exit).not.toBeNull();
  });

  it.each([
    ['reject', 'nobody awaited this'],
    ['throw', 'nobody caught this'],
  ])('logs an error nobody handled (%s), stops and exits with 1', async (fault, message) => {
    const { exit, output } = start({ PORT: '0', FAULT: fault });
    expect(await exit).toBe(1);
    expect(output()).toContain(message);
    expect(output()).toMatch(/"level":"fatal"/);
    expect(output()).toContain('stopped');
  });
});
