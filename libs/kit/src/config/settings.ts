import { z } from 'zod';
import { callerSecrets, flag, listenAddress, logLevel } from './values.ts';

/**
 * The settings that processes share, to be spread into a process's own schema, so that a key means the same everywhere.
 */

/** Of every process. @param healthPort where health and metrics listen by default */
export function processSettings(healthPort: number) {
  return {
    TLS_CA_FILE: z
      .string()
      .optional()
      .describe('PEM file of the authority that signed the peers of gRPC and AMQP'),
    TLS_CERT_FILE: z.string().optional().describe('PEM file with this process’s certificate'),
    TLS_KEY_FILE: z.string().optional().describe('PEM file with the key of TLS_CERT_FILE'),
    ALLOW_PLAINTEXT: flag()
      .default(false)
      .describe('connect and listen without TLS off loopback; only on a network you trust'),
    HEALTH_LISTEN: listenAddress()
      .default({ host: '127.0.0.1', port: healthPort })
      .describe('where /health/live, /health/ready and /metrics listen: host:port, or off'),
    LOG_LEVEL: logLevel().default('info').describe('the least severe level that is logged'),
  };
}

/** Of every process that owns a database, speaks on the bus and serves RPCs. @param options `callers`: who calls it */
export function serviceSettings(options: {
  grpcPort: number;
  healthPort: number;
  callers: readonly string[];
}) {
  const example = options.callers.map((caller) => `${caller}=<secret>`).join(',');
  return {
    MONGODB_URI: z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, 'a mongodb:// URI is expected')
      .describe('MongoDB replica set or embedded store; the path names the database')
      .meta({ secret: true }),
    AMQP_URL: z
      .string()
      .describe('RabbitMQ, amqps://user:password@host/vhost; several separated by commas are tried in turn')
      .meta({ secret: true }),
    GRPC_LISTEN: z
      .string()
      .default(`127.0.0.1:${options.grpcPort}`)
      .describe('where the gRPC server listens: host:port or unix:/path'),
    RPC_CALLERS: callerSecrets()
      .describe(`who may call, and with which credential: ${example}`)
      .meta({ secret: true }),
    ...processSettings(options.healthPort),
  };
}

/** Of every process that calls others. */
export function rpcCredential() {
  return z
    .string()
    .min(16)
    .describe('the credential this process shows to the services it calls')
    .meta({ secret: true });
}

/** Where a service is that this process calls. */
export function serviceAddress(name: string, port: number) {
  return z
    .string()
    .min(1)
    .default(`127.0.0.1:${port}`)
    .describe(`${name}: host:port, dns:///name:port, unix:/path, or several separated by commas`);
}

type Settled<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;
export type ProcessSettings = Settled<ReturnType<typeof processSettings>>;
export type ServiceSettings = Settled<ReturnType<typeof serviceSettings>>;
