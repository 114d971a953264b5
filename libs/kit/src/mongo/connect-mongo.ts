import { Mongoose, mongo, type Connection, type Schema } from 'mongoose';
import { delay } from '../clock/index.ts';
import { ConfigError, isLoopback } from '../config/index.ts';
import { AppError } from '../errors/index.ts';
import type { Logger } from '../logging/index.ts';

export interface MongoOptions {
  /** Its path names the database; TLS and its files are parameters of it (`tls=true&tlsCAFile=…`). */
  uri: string;
  /** Shown by the server in its log and in currentOp. */
  appName: string;
  allowPlaintext?: boolean;
  /** Milliseconds to keep trying at start; 30,000. Compose and Kubernetes start everything at once. */
  startTimeoutMs?: number;
  /** Connections of this process at most; 50. Every operation of ours is short. */
  maxPoolSize?: number;
  logger: Logger;
}

/** Longer than a primary's election usually takes to be noticed, shorter than a caller's patience. */
const serverSelectionTimeoutMS = 5000;
/** No operation of ours may take longer; a silent server counts as gone. */
const socketTimeoutMS = 30_000;
const retryEveryMs = 500;

/**
 * Opens the process's mongoose connection with w=majority and journal=true: what is acknowledged is on the disks of a
 * majority. Models of this connection create neither collections nor indexes by themselves (see migrateIndexes), refuse
 * fields their schema does not know, in writes and in filters, and fail at once instead of queueing while disconnected.
 * Not `sanitizeFilter`: it would turn our own `{ $lt: … }` into an equality; what comes from outside is a string by its
 * schema before it reaches a filter.
 * @throws ConfigError for a wrong URI, or one without TLS off loopback, `unavailable` when no server answers in time
 */
export async function connectMongo(options: MongoOptions): Promise<Connection> {
  refusePlaintext(options);
  const mongoose = createMongoose();
  const giveUp = new AbortController();
  const patience = setTimeout(() => giveUp.abort(), options.startTimeoutMs ?? 30_000);
  try {
    for (;;) {
      const connection = mongoose.createConnection();
      try {
        await connection.openUri(options.uri, {
          appName: options.appName,
          writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
          maxPoolSize: options.maxPoolSize ?? 50,
          serverSelectionTimeoutMS,
          connectTimeoutMS: serverSelectionTimeoutMS,
          socketTimeoutMS,
          waitQueueTimeoutMS: serverSelectionTimeoutMS,
        });
        return connection;
      } catch (error) {
        await connection.destroy().catch(() => undefined);
        if (giveUp.signal.aborted)
          throw new AppError('unavailable', { detail: 'MongoDB does not answer', cause: error });
        options.logger.warn({ err: error }, 'MongoDB does not answer yet');
        await delay(retryEveryMs, giveUp.signal);
      }
    }
  } finally {
    clearTimeout(patience);
  }
}

/** An instance of our own: its options reach the models of this connection and nobody else's. */
function createMongoose(): Mongoose {
  const mongoose = new Mongoose({
    strictQuery: 'throw',
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  // A schema takes `strict` from the instance it was written with, so it is set when the model is made.
  mongoose.plugin((schema: Schema) => {
    if (schema.get('strict') === true) schema.set('strict', 'throw');
  });
  return mongoose;
}

function refusePlaintext({ uri, allowPlaintext }: MongoOptions): void {
  const { hosts, tls, srvHost } = readUri(uri);
  if (tls || allowPlaintext === true) return;
  const remote =
    srvHost ??
    hosts.find(({ host, socketPath }) => socketPath === undefined && host !== undefined && !isLoopback(host))
      ?.host;
  if (remote === undefined) return;
  throw new ConfigError('MongoDB', [
    `${remote} is not on this machine, so it needs TLS: write tls=true into MONGODB_URI, or set ALLOW_PLAINTEXT=1 on a network you trust`,
  ]);
}

function readUri(uri: string): {
  hosts: { host?: string | undefined; socketPath?: string | undefined }[];
  tls: boolean;
  srvHost?: string | undefined;
} {
  try {
    // Only reads the URI: a client connects when it is told to.
    const { hosts, tls, srvHost } = new mongo.MongoClient(uri).options;
    return { hosts, tls, srvHost };
  } catch {
    // The driver's own message may repeat the URI with its password.
    throw new ConfigError('MongoDB', [
      'MONGODB_URI is not valid: mongodb://… or mongodb+srv://… is expected',
    ]);
  }
}
