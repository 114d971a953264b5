/**
 * What does a login cost besides its hash? Raw hashes at full load, then logins over gRPC; identity, the embedded store
 * and the caller each in a process of their own. Identity's main thread does everything but the hashes, so its
 * processor time is what a login costs besides (read from /proc: Linux only).
 * Usage: npm run bench -- login [logins]
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityService } from '@latchkey/contracts/identity';
import { createGrpcClient } from '@latchkey/kit/grpc';
import { silentLogger } from '@latchkey/kit/logging';
import { freePorts } from '@latchkey/testkit';
import { chooseArgon2 } from '../../services/identity/src/outbound/hashing/choose-argon2.ts';

const logins = Number(process.argv[2] ?? 1000);
const warmUps = 5000;
const cores = availableParallelism();
/** Enough callers to keep every core busy, few enough that nobody is turned away. */
const callers = 2 * cores;

/** Runs `work` `times` times, `atOnce` at the same time. @returns runs per second */
async function rate(times: number, atOnce: number, work: () => Promise<unknown>): Promise<number> {
  let left = times;
  const caller = async (): Promise<void> => {
    for (; left > 0; left -= 1) await work();
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, caller));
  return (times * 1000) / (performance.now() - began);
}

/** Milliseconds the main thread of a process has computed (proc(5), schedstat). */
function mainThreadMs({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
}

async function start(file: string, ...options: string[]): Promise<{ child: ChildProcess; said: string }> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=dev-source', '--import', 'tsx', path, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: String(cores + 2) },
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, said: said.toString() };
}

const directory = mkdtempSync(join(tmpdir(), 'lk-bench-'));
const [port = 0] = await freePorts(1);
const store = await start(
  '../../libs/embedded-store/src/main.ts',
  '--listen',
  `127.0.0.1:${port}`,
  '--data-dir',
  directory,
);
const identity = await start('./login-identity.ts', `mongodb://127.0.0.1:${port}/login`);
const { address, login, password } = JSON.parse(identity.said) as {
  address: string;
  login: string;
  password: string;
};
const gateway = createGrpcClient({
  service: identityService,
  address,
  caller: 'gateway',
  credential: 'g-secret',
  idempotent: [],
});
const logIn = () => gateway.authenticate({ login, password });

const argon2 = await chooseArgon2({ wanted: 'auto', logger: silentLogger });
const phc = await argon2.hash(password, { memoryKib: 19_456, passes: 2, lanes: 1 });
await rate(100, cores, () => argon2.verify(phc, password));
const hashes = await rate(logins, cores, () => argon2.verify(phc, password));

await rate(warmUps, callers, logIn);
const idle = mainThreadMs(identity.child);
await rate(logins, callers, logIn);
const besides = (mainThreadMs(identity.child) - idle) / logins;
identity.child.kill('SIGUSR2');
await rate(100, callers, logIn);
const before = mainThreadMs(identity.child);
const whole = await rate(logins, callers, logIn);
const beside = (mainThreadMs(identity.child) - before) / logins;

console.log(`${cores} cores, ${argon2.name}, m=19456 t=2 p=1, ${logins} each`);
console.log(`hashes alone               ${hashes.toFixed(1)}/s`);
console.log(`logins                     ${whole.toFixed(1)}/s, ${(whole / hashes).toFixed(3)} of the hashes`);
console.log(
  `main thread per login      ${beside.toFixed(2)} ms; ${besides.toFixed(2)} ms while no hash evicts its caches`,
);

gateway.close();
for (const { child } of [identity, store]) {
  child.kill('SIGTERM');
  await once(child, 'exit');
}
rmSync(directory, { recursive: true, force: true });
