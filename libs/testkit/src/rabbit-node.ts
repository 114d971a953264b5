import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { freePorts } from './free-ports.ts';

/** Debian's package; the wrapper in /usr/sbin insists on another user and on its own directories. */
const program = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const controlProgram = '/usr/lib/rabbitmq/bin/rabbitmqctl';
const startTimeoutMs = 60_000;

export const rabbitInstalled = (): boolean => existsSync(program);

/** A RabbitMQ node of a test's own: own name, ports and directories, loopback only, no disk or memory alarms by accident. */
export interface RabbitNode {
  /** `amqp://guest:guest@127.0.0.1:port` */
  readonly url: string;
  readonly port: number;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Starts it anew over the same data, at the same port, after ending it (SIGTERM) where it still runs. */
  restart(): Promise<void>;
  /** Runs rabbitmqctl; takes a second or two. */
  control(...args: string[]): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

/** @param parent the process whose end is the node's end too */
export async function startRabbitNode(parent: number = process.pid): Promise<RabbitNode> {
  const directory = mkdtempSync(join(tmpdir(), 'lk-mq-'));
  const [port = 0, distributionPort = 0, epmdPort = 0] = await freePorts(3);
  const environment = describeNode({ directory, port, distributionPort, epmdPort });
  const epmd = spawn('epmd', ['-port', String(epmdPort), '-address', '127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
  });
  epmd.unref();
  let broker: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    // A file, not a pipe: the node may outlive the worker that started it.
    const output = openSync(join(directory, 'output'), 'a');
    const child = spawn(program, [], {
      env: environment,
      cwd: directory,
      stdio: ['ignore', output, output],
      detached: true,
    });
    closeSync(output);
    child.unref();
    broker = child;
    endWith(parent, [child.pid, epmd.pid], directory);
    try {
      await eventually(() => (running(child) ? greets(port) : Promise.reject(new Error('it ended'))), {
        within: startTimeoutMs,
        every: 100,
      });
    } catch (cause) {
      await end(child, 'SIGKILL');
      throw new Error(
        `rabbitmq-server did not start:\n${readFileSync(join(directory, 'output'), 'utf8').slice(-4000)}`,
        { cause },
      );
    }
  };
  const stop = async (): Promise<void> => {
    await end(broker, 'SIGKILL');
    await end(epmd, 'SIGKILL');
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    port,
    kill: () => end(broker, 'SIGKILL'),
    restart: async () => {
      await end(broker, 'SIGTERM');
      await start();
    },
    control: async (...args) => {
      await promisify(execFile)(controlProgram, args, { env: environment, cwd: directory, timeout: 30_000 });
    },
    stop,
  };
}

function describeNode(node: {
  directory: string;
  port: number;
  distributionPort: number;
  epmdPort: number;
}): NodeJS.ProcessEnv {
  const { directory } = node;
  const configuration = join(directory, 'rabbitmq.conf');
  writeFileSync(
    configuration,
    [
      `listeners.tcp.local = 127.0.0.1:${node.port}`,
      'disk_free_limit.absolute = 1MB',
      'vm_memory_high_watermark.absolute = 1GB',
      'log.console = true',
      'log.console.level = warning',
      'log.file = false',
    ].join('\n'),
  );
  writeFileSync(join(directory, 'enabled_plugins'), '[].');
  writeFileSync(join(directory, 'environment'), '');
  return {
    PATH: process.env['PATH'],
    LANG: 'C.UTF-8',
    HOME: directory,
    // Makes the script become the node, so that its process id is the node's.
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_NODENAME: `lk-${randomBytes(6).toString('hex')}@localhost`,
    RABBITMQ_DIST_PORT: String(node.distributionPort),
    RABBITMQ_CONFIG_FILE: configuration,
    RABBITMQ_CONF_ENV_FILE: join(directory, 'environment'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(directory, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(directory, 'data'),
    RABBITMQ_LOG_BASE: join(directory, 'log'),
    RABBITMQ_PID_FILE: join(directory, 'pid'),
    RABBITMQ_PLUGINS_EXPAND_DIR: join(directory, 'plugins'),
    // Two schedulers that do not spin: tests share two cores.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
      '+S 2:2 +sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}',
    ERL_EPMD_PORT: String(node.epmdPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
  };
}

/** Whether an AMQP server answers the protocol header with its first method frame. */
async function greets(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.write('AMQP\x00\x00\x09\x01');
    const first = await Promise.race([once(socket, 'data'), wait(1000, undefined, { ref: false })]);
    return Array.isArray(first) && (first[0] as Buffer)[0] === 1;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function end(child: ChildProcess | undefined, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child === undefined || !running(child)) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(late);
}

/** Should the test die without stopping its node, this ends the node: by process id, once the parent is gone. */
function endWith(parent: number, pids: (number | undefined)[], directory: string): void {
  const watched = pids.filter((pid) => pid !== undefined).join(' ');
  const [broker = ''] = watched.split(' ');
  const script = `while kill -0 ${parent} && kill -0 ${broker}; do sleep 1; done; kill -0 ${parent} || { kill -9 ${watched}; rm -rf "$0"; }`;
  spawn('sh', ['-c', script, directory], { stdio: 'ignore', detached: true }).unref();
}
