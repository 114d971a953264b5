import { spawn } from 'node:child_process';

/** Whether a native module can be used, and if not, what happened: never a stack, it is one line of the log. */
export type ProbeResult = { readonly works: true } | { readonly works: false; readonly because: string };

/** Loading and one cheap hash take about 60 ms; on a machine that starts ten processes at once, more. */
const timeoutMs = 10_000;

const scripts = {
  argon2: `const m = require(process.argv[1]);
    Promise.resolve(m.hash('probe', { memoryCost: 64, timeCost: 1, parallelism: 1 }))
      .then((hash) => m.verify(hash, 'probe')).then((good) => process.exit(good ? 0 : 3), () => process.exit(2));`,
  bcrypt: `const m = require(process.argv[1]);
    Promise.resolve(m.hash('probe', { cost: 4 }))
      .then((hash) => m.verify('probe', hash)).then((good) => process.exit(good ? 0 : 3), () => process.exit(2));`,
} as const;

/**
 * Tries a native hashing module in a process of its own. Loading it here could end this process: the glibc prebuild
 * of argon2 0.45.1 segfaults on Debian 12, which no try/catch sees.
 * @param path of the module, as `require` takes it
 */
export function probeModule(kind: keyof typeof scripts, path: string): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', scripts[kind], path], {
      stdio: 'ignore',
      timeout: timeoutMs,
    });
    child.once('error', (error) =>
      resolve({ works: false, because: `it could not be tried: ${error.message}` }),
    );
    child.once('exit', (code, signal) => {
      if (code === 0) resolve({ works: true });
      else
        resolve({
          works: false,
          because: signal === null ? exitReason(code) : `it ends the process by ${signal}`,
        });
    });
  });
}

function exitReason(code: number | null): string {
  return code === 3 ? 'it does not verify its own hash' : 'it cannot be loaded';
}
