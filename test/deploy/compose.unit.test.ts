import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { events } from '@latchkey/contracts/events';
import { describeConfig } from '@latchkey/kit/config';
import { customerConfigSchema, loadCustomerConfig } from '../../services/customer/src/config.ts';
import { identityConfigSchema, loadIdentityConfig } from '../../services/identity/src/config.ts';
import { loadNotificationConfig, notificationConfigSchema } from '../../services/notification/src/config.ts';
import { gatewayConfigSchema, loadGatewayConfig } from '../../gateway/src/config.ts';
import { completeDefinitions, completeEnv, rabbitHash, secrets } from '../../deploy/docker/generate-env.mjs';

/** No Docker engine runs these tests, so they check by reading: what is named exists, what is needed is set. */
const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  build?: { context: string; dockerfile: string; args: { PROCESS: string } };
  image?: string;
  ports?: string[];
  environment?: Record<string, string>;
  volumes?: string[];
  networks: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
  volumes: Record<string, object>;
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const env = completeEnv('');
const given = new Map(
  env
    .trim()
    .split('\n')
    .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);

/** As `docker compose` does it: `${NAME:-default}` and `${NAME:?message}`. */
function interpolate(text: string): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) => {
    const value = given.get(name);
    if (value !== undefined) return value;
    if (kind === '-') return rest;
    throw new Error(`${name} is not set`);
  });
}
const environmentOf = (service: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(compose.services[service]?.environment ?? {}).map(([key, value]) => [
      key,
      interpolate(value),
    ]),
  );

const processes = {
  identity: {
    schema: identityConfigSchema,
    load: loadIdentityConfig,
    folder: 'services/identity',
    port: '50051',
  },
  customer: {
    schema: customerConfigSchema,
    load: loadCustomerConfig,
    folder: 'services/customer',
    port: '50052',
  },
  notification: {
    schema: notificationConfigSchema,
    load: loadNotificationConfig,
    folder: 'services/notification',
    port: '50053',
  },
  gateway: { schema: gatewayConfigSchema, load: loadGatewayConfig, folder: 'gateway', port: undefined },
};
const eachProcess = Object.entries(processes);

describe.each(eachProcess)('%s in docker-compose.yml', (name, { schema, load, folder, port }) => {
  const service = compose.services[name];

  it('is told what its configuration knows, and everything it needs', () => {
    const environment = environmentOf(name);
    expect(Object.keys(environment).filter((key) => !(key in schema.shape))).toEqual([]);
    expect(() => load(environment)).not.toThrow();
  });

  it('has no secret that is not generated', () => {
    for (const { key, secret } of describeConfig(schema)) {
      const written = service?.environment?.[key];
      if (secret && written !== undefined && key !== 'SMTP_URL') expect(written).toMatch(/\$\{\w+:\?/);
    }
  });

  it('is built from a folder with a main.ts, and runs confined', () => {
    expect(service?.build).toEqual({
      context: '.',
      dockerfile: 'deploy/docker/Dockerfile',
      args: { PROCESS: folder },
    });
    expect(existsSync(join(root, folder, 'src/main.ts'))).toBe(true);
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  it('listens where the others call it', () => {
    const { GRPC_LISTEN } = environmentOf(name);
    expect(GRPC_LISTEN?.split(':')[1]).toBe(port);
    const callers = eachProcess.map(([caller]) => environmentOf(caller)[`${name.toUpperCase()}_ADDRESS`]);
    for (const address of callers.filter((each) => each !== undefined))
      expect(address).toBe(`dns:///${name}:${port}`);
  });

  it('shows a credential that those it calls know it by', () => {
    const { RPC_CREDENTIAL, ...environment } = environmentOf(name);
    const called = Object.keys(environment).flatMap(
      (key) => /^(\w+)_ADDRESS$/.exec(key)?.[1]?.toLowerCase() ?? [],
    );
    for (const other of called)
      expect(environmentOf(other)['RPC_CALLERS']?.split(',')).toContain(`${name}=${RPC_CREDENTIAL}`);
  });
});

describe('docker-compose.yml', () => {
  it('publishes the gateway and nothing else, on loopback unless told otherwise', () => {
    const published = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(published.map(([name]) => name)).toEqual(['gateway']);
    expect(compose.services['gateway']?.ports?.map(interpolate)).toEqual(['127.0.0.1:8080:8080']);
    expect(compose.networks['inside']).toEqual({ internal: true });
    expect(
      Object.values(compose.services).every(({ networks }) =>
        networks.every((each) => each in compose.networks),
      ),
    ).toBe(true);
  });

  it('pins its images to a release', () => {
    const images = Object.values(compose.services).flatMap(({ image }) => image ?? []);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+(-\w+)?$/);
    expect(images).toHaveLength(3);
  });

  it('mounts files that exist or are generated', () => {
    const mounts = Object.values(compose.services).flatMap(({ volumes }) => volumes ?? []);
    for (const [from = ''] of mounts.map((mount) => mount.split(':'))) {
      const known = from.startsWith('./')
        ? existsSync(join(root, from)) || from === './deploy/rabbitmq/definitions.json'
        : from in compose.volumes;
      expect({ from, known }).toEqual({ from, known: true });
    }
  });

  it('uses every secret that is generated', () => {
    const text = read('docker-compose.yml');
    // The console has its own on the operator's machine, and so has who starts campaigns by an event.
    expect(Object.keys(secrets).filter((name) => !text.includes(`\${${name}:?`))).toEqual([
      'LATCHKEY_TOKEN',
      'AMQP_PASSWORD_OPERATOR',
    ]);
  });
});

describe('generate-env.mjs', () => {
  it('keeps what is there and adds what is missing', () => {
    const kept = completeEnv('PORT=9000\nMONGO_KEY=abc');
    expect(kept).toContain('PORT=9000\nMONGO_KEY=abc\n');
    expect(kept.match(/^MONGO_KEY=/gm)).toHaveLength(1);
    expect(completeEnv(kept)).toBe(kept);
    expect(completeEnv('')).not.toBe(env);
  });

  it('hashes as RabbitMQ does', () => {
    const salt = Buffer.from('908dc60a', 'hex');
    const hash = createHash('sha256')
      .update(Buffer.concat([salt, Buffer.from('test12')]))
      .digest();
    // The worked example of RabbitMQ's docs, "Passwords", computing password hashes.
    expect(rabbitHash('test12', salt)).toBe('kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR');
    expect(rabbitHash('test12', salt)).toBe(Buffer.concat([salt, hash]).toString('base64'));
  });

  it('is named by what git ignores', () => {
    expect(read('.gitignore').split('\n')).toEqual(
      expect.arrayContaining(['.env', 'deploy/rabbitmq/definitions.json']),
    );
    expect(read('.dockerignore').split('\n')).toContain('.env');
  });
});

interface Definitions {
  vhosts: { name: string }[];
  users: { name: string; password_hash: string; tags: string[] }[];
  permissions: { user: string; configure: string; write: string; read: string }[];
  topic_permissions: { user: string; exchange: string; write: string; read: string }[];
}

describe('RabbitMQ’s definitions', () => {
  const definitions = JSON.parse(
    completeDefinitions(read('deploy/rabbitmq/definitions.template.json'), env),
  ) as Definitions;
  const amqpServices = ['identity', 'customer', 'notification'];

  it('know the users and the vhost of the URLs', () => {
    expect(
      definitions.users.every(({ password_hash: hash }) => Buffer.from(hash, 'base64').length === 36),
    ).toBe(true);
    expect(definitions.users.map(({ name, tags }) => ({ name, tags }))).toEqual(
      [...amqpServices, 'operator'].map((name) => ({ name, tags: [] })),
    );
    for (const name of amqpServices) {
      const url = new URL(environmentOf(name)['AMQP_URL'] ?? '');
      expect([url.username, url.pathname]).toEqual([name, `/${definitions.vhosts[0]?.name}`]);
    }
  });

  it('keep each service to its own queues', () => {
    for (const { user, configure, write, read: reads } of definitions.permissions) {
      if (user === 'operator') continue;
      for (const name of amqpServices) {
        const queue = `${name}.some-event`;
        for (const rule of [configure, write, reads])
          expect(new RegExp(rule).test(queue)).toBe(name === user);
      }
      expect(new RegExp(configure).test('latchkey.events')).toBe(true);
      // One service takes the dead letters, and it alone may send them again.
      expect(new RegExp(reads).test('latchkey.dead-letters')).toBe(user === 'notification');
      expect(new RegExp(write).test('latchkey.replay')).toBe(user === 'notification');
      expect(new RegExp(reads).test('latchkey.replay')).toBe(true);
      expect(new RegExp(configure).test('latchkey.replay')).toBe(true);
    }
  });

  it('let an operator publish one event, and do nothing else', () => {
    const own = definitions.permissions.find(({ user }) => user === 'operator');
    expect(own).toMatchObject({ configure: '^$', write: '^latchkey\\.events$', read: '^$' });
    const may = Object.keys(events).filter((type) => mayUse(type, 'write').includes('operator'));
    expect(may).toEqual(['password.bulk_reset_requested']);
    expect(Object.keys(events).filter((type) => mayUse(type, 'read').includes('operator'))).toEqual([]);
  });

  const mayUse = (type: string, right: 'read' | 'write') =>
    definitions.topic_permissions
      .filter((each) => new RegExp(each[right]).test(type))
      .map(({ user }) => user);

  it('let every service tell of its acts, and identity alone hear them', () => {
    expect(mayUse('audit.recorded', 'write')).toEqual(amqpServices);
    expect(mayUse('audit.recorded', 'read')).toEqual(['identity']);
  });

  const ofOneService = Object.keys(events).filter((type) => type !== 'audit.recorded');
  it.each(ofOneService)('let one service publish %s, and at least one other hear it', (type) => {
    const may = (right: 'read' | 'write') => mayUse(type, right);
    expect(may('write')).toHaveLength(1);
    expect(may('read').length).toBeGreaterThan(0);
    expect(may('read')).not.toContain(may('write')[0]);
  });
});

describe('the Dockerfile', () => {
  const dockerfile = read('deploy/docker/Dockerfile');

  it('starts from one pinned image, of a line of Node in long-term support', () => {
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const [base] = new Set(bases);
    expect(new Set(bases).size).toBe(1);
    expect(base).toMatch(/^node:24\.\d+\.\d+-\w+-slim$/);
  });

  it('runs as an unprivileged user, with a health check and threads set before Node starts', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^HEALTHCHECK .*healthcheck\.mjs/m);
    expect(dockerfile).toMatch(/^ENTRYPOINT .*launch\.sh/m);
    expect(read('deploy/launch.sh')).toContain('UV_THREADPOOL_SIZE');
    expect(read('deploy/launch.sh')).toContain('MALLOC_ARENA_MAX');
  });

  it('takes along what exists', () => {
    const taken = /cp -r --parents([^&]+?) \/out/.exec(dockerfile)?.[1]?.split(/[\s\\"]+/) ?? [];
    const sources = taken.filter((path) => path !== '' && !path.startsWith('$'));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});
