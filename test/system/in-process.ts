import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '@latchkey/kit/clock';
import { silentLogger } from '@latchkey/kit/logging';
import type { Bus } from '@latchkey/kit/messaging';
import { startEmbeddedStore } from '@latchkey/embedded-store';
import { freePorts } from '@latchkey/testkit';
import { loadConfiguration, loadServiceConfigs } from '../../deploy/standalone/src/load-configuration.ts';
import { generateSecrets, type Secrets } from '../../deploy/standalone/src/secrets/secrets.ts';
import { buildApp as buildGateway } from '../../gateway/src/app.ts';
import { buildApp as buildCustomer } from '../../services/customer/src/app.ts';
import { buildApp as buildIdentity } from '../../services/identity/src/app.ts';
import type { PasswordHasher } from '../../services/identity/src/domain/password-hasher.ts';
import { openDocuments, WrittenCollections, type StoredDocuments } from './stored-documents.ts';

export interface InProcess {
  readonly port: number;
  readonly secrets: Secrets;
  /** Connection string of a service's database. */
  storeUri(database: (typeof databases)[number]): string;
  /** How often which RPC has been answered, and how: `identity Authenticate ok`. */
  calls(): Promise<Record<string, number>>;
  /** As if identity alone had been stopped and started. */
  restartIdentity(): Promise<void>;
  /** Where identity's gRPC server listens. */
  readonly identityAddress: string;
  /** Every document of every collection, by database and collection. */
  documents(): Promise<StoredDocuments>;
  stop(): Promise<void>;
}

const databases = ['identity', 'customer'] as const;

/**
 * Gateway, identity and customer in this process, over an embedded store and the bus of the test: with its clock and its
 * hashing, and without the mails, so that nothing goes on after an answer but what the test hands on.
 */
export async function startInProcess(given: {
  bus: Bus;
  clock: Clock;
  hasher: PasswordHasher;
  env?: Readonly<Record<string, string>>;
  /** Sees every command that reaches the store. */
  faults?: WrittenCollections;
}): Promise<InProcess> {
  const { bus, clock, hasher, faults = new WrittenCollections() } = given;
  // A socket's path has room for about 100 characters.
  const directory = mkdtempSync(join(tmpdir(), 'lk-'));
  const socket = (name: string): string => join(directory, `${name}.sock`);
  const [port = 0, identityHealth = 0, customerHealth = 0] = await freePorts(3);
  const secrets = generateSecrets();
  const configuration = loadConfiguration({ PORT: String(port), ...given.env });
  const configs = loadServiceConfigs(configuration, secrets, { socket, smtpUrl: 'smtp://127.0.0.1:25' });
  const stops = [() => rm(directory, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const store = await startEmbeddedStore({
      dataDir: join(directory, 'data'),
      listen: { socketPath: socket('store') },
      clock: { now: () => new Date(clock.now()) },
      faults,
    });
    stops.push(() => store.stop());
    const shared = { bus, clock, logger: silentLogger };
    const startIdentity = (): ReturnType<typeof buildIdentity> =>
      buildIdentity(healthOn(configs.identity, identityHealth), { ...shared, hasher });
    let identity = await startIdentity();
    stops.push(() => identity.stop());
    const customer = await buildCustomer(healthOn(configs.customer, customerHealth), shared);
    stops.push(() => customer.stop());
    const gateway = await buildGateway(configs.gateway, { clock, logger: silentLogger });
    stops.push(() => gateway.stop());
    const storeUri: InProcess['storeUri'] = (database) => store.uri(database);
    return {
      port,
      secrets,
      identityAddress: configs.gateway.IDENTITY_ADDRESS,
      storeUri,
      documents: await openDocuments(
        databases.map((name) => ({ name, uri: storeUri(name) })),
        faults,
        stops,
      ),
      calls: async () => ({
        ...(await callsOf('identity', identityHealth)),
        ...(await callsOf('customer', customerHealth)),
      }),
      restartIdentity: async () => {
        await identity.stop();
        identity = await startIdentity();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function healthOn<Config extends { HEALTH_LISTEN: unknown }>(config: Config, port: number) {
  return { ...config, HEALTH_LISTEN: { host: '127.0.0.1', port } };
}

/** The counts of the histogram that every service keeps of its RPCs (libs/kit, grpc/rpc-metrics.ts). */
async function callsOf(service: string, port: number): Promise<Record<string, number>> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const counts = text.matchAll(/^grpc_server_call_duration_seconds_count\{(.*)\} (\d+)$/gm);
  return Object.fromEntries(
    Array.from(counts, ([, labels = '', count]) => {
      const label = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';
      return [`${service} ${label('rpc')} ${label('code')}`, Number(count)];
    }),
  );
}
