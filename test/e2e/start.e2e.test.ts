import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually, freePorts } from '@latchkey/testkit';
import { glueClient } from '../system/glue-client.ts';

const standalone = join(import.meta.dirname, '..', '..', 'deploy', 'standalone');
const launcher = join(standalone, 'launch.mjs');

let dataDir: string;
let port: number;
let launchers: ChildProcess[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'lk-'));
  [port = 0] = await freePorts(1);
  launchers = [];
});
afterEach(async () => {
  for (const child of launchers) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  // The launcher's child ends a moment after it.
  await eventually(() => {
    rmSync(dataDir, { recursive: true, force: true });
    return true;
  });
});

interface Launched {
  process: ChildProcess;
  output: () => string;
  exitCode: Promise<number | null>;
}

function launch(env: Record<string, string> = {}): Launched {
  const child = spawn(process.execPath, [launcher], {
    env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  launchers.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (text += part));
  return {
    process: child,
    output: () => text,
    exitCode: once(child, 'close').then(([code]) => code as number | null),
  };
}

async function ready(launched: Launched): Promise<number> {
  const began = performance.now();
  await eventually(
    () => {
      if (launched.process.exitCode !== null) throw new Error(launched.output());
      return launched.output().includes('Latchkey is ready');
    },
    { within: 20_000 },
  );
  return performance.now() - began;
}

const mailsTo = async (address: string): Promise<{ subject: string }[]> => {
  const response = await fetch(`http://127.0.0.1:${port}/mailbox/api/messages?to=${address}`);
  return ((await response.json()) as { messages: { subject: string }[] }).messages;
};

function register(
  email: string,
): Promise<{ status: number; body: { data?: { id: string | null } } | undefined }> {
  const password = 'winding-staircase 41';
  return glueClient([`http://127.0.0.1:${port}`]).send('POST', '/customers', {
    type: 'customers',
    attributes: {
      email,
      salutation: 'Ms',
      firstName: 'Ada',
      lastName: 'Lock',
      gender: 'Female',
      password,
      confirmPassword: password,
      acceptedTerms: true,
    },
  });
}

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The process that does the work, as the kernel knows it. */
const childOf = (launched: Launched): number =>
  Number(readFileSync(`/proc/${launched.process.pid}/task/${launched.process.pid}/children`, 'utf8').trim());

/** What bundle.mjs says is to be started: the bundle after `npm test` or setup.mjs, the modules after a bare `tsc -b`. */
function startFile(): string {
  const script = `import { startFile } from ${JSON.stringify(join(standalone, 'bundle.mjs'))}; console.log(startFile());`;
  const args = ['--input-type=module', '-e', script];
  return spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout.trim();
}

jest.setTimeout(60_000);

describe('npm start', () => {
  it('says where everything is within 5 s, stops on Ctrl-C with exit code 0, and finds all data at the next start', async () => {
    const first = launch();
    await ready(first);
    expect(readFileSync(`/proc/${childOf(first)}/cmdline`, 'utf8').split('\0')).toContain(startFile());
    for (const place of ['glue', 'account', 'mailbox'])
      expect(first.output()).toContain(`http://localhost:${port}/${place}`);
    expect(first.output()).toContain(dataDir);
    expect((await register('ada@example.com')).status).toBe(201);
    const mails = await eventually(
      async () => (await mailsTo('ada@example.com')).length === 1 && mailsTo('ada@example.com'),
    );
    first.process.kill('SIGINT');
    expect(await first.exitCode).toBe(0);
    expect(first.output()).toContain('Latchkey is stopping');
    // Everything has been read once: that is what a warm start is.
    const second = launch();
    const tookMs = await ready(second);
    process.stdout.write(`warm start of standalone: ${Math.round(tookMs)} ms\n`);
    // The promise is 5 s on a machine that is free; a test bounds it so that a busy one does not fail.
    expect(tookMs).toBeLessThan(30_000);
    expect(await mailsTo('ada@example.com')).toEqual(mails);
    expect(await register('ada@example.com')).toMatchObject({ status: 422 });
    second.process.kill('SIGTERM');
    expect(await second.exitCode).toBe(0);
  });

  it('loses nothing that was answered when it is killed, and leaves no process behind', async () => {
    const first = launch({ CLAIM_SECONDS: '5' });
    await ready(first);
    const worker = childOf(first);
    const answers = await Promise.all(['ada', 'bea', 'cleo'].map((name) => register(`${name}@example.com`)));
    first.process.kill('SIGKILL');
    await first.exitCode;
    await eventually(() => !runs(worker), { within: 5000 });
    // Mails the killed process had in hand are taken up when its claims run out.
    await ready(launch({ CLAIM_SECONDS: '5' }));
    for (const [index, name] of ['ada', 'bea', 'cleo'].entries()) {
      expect(answers[index]!.status).toBe(201);
      expect((await register(`${name}@example.com`)).status).toBe(422);
      await eventually(async () => (await mailsTo(`${name}@example.com`)).length > 0, { within: 20_000 });
    }
  });

  it('starts again at once after its worker was killed', async () => {
    const first = launch();
    await ready(first);
    process.kill(childOf(first), 'SIGKILL');
    expect(await first.exitCode).toBe(137);
    await ready(launch());
  });

  it('says a busy port in a sentence', async () => {
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const refused = launch();
      expect(await refused.exitCode).toBe(1);
      expect(refused.output()).toBe(
        `Latchkey cannot start: port ${port} is in use by another process. Stop that process or configure another port.\n`,
      );
    } finally {
      squatter.close();
    }
  });

  it('says a DATA_DIR in use in a sentence, and leaves the first one alone', async () => {
    const first = launch();
    await ready(first);
    const [other = 0] = await freePorts(1);
    const second = launch({ PORT: String(other) });
    expect(await second.exitCode).toBe(1);
    expect(second.output()).toMatch(
      /^Another Latchkey is running on .*\. Stop that one, or give this one a DATA_DIR of its own\.\n$/,
    );
    expect((await register('ada@example.com')).status).toBe(201);
  });

  it('lists every fault of the configuration and touches nothing', async () => {
    const refused = launch({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      TERMS_VERSION: 'x'.repeat(101),
      DATA_DIR: join(dataDir, 'new'),
    });
    expect(await refused.exitCode).toBe(1);
    expect(refused.output()).toMatch(
      /^Latchkey cannot start, its configuration has 3 faults:\n( {2}- (PORT|LOG_LEVEL|TERMS_VERSION) .*\n){3}$/,
    );
    expect(() => readFileSync(join(dataDir, 'new', 'secrets.json'))).toThrow(/ENOENT/);
  });
});
