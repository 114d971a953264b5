import { MAX_DOCUMENT_BYTES, type Document } from '../values/document.ts';
import { MAX_MESSAGE_BYTES } from '../wire/message-stream.ts';
import type { Command } from './command.ts';

/** MongoDB 7.0's wire version: what mongoose 9's driver is content with and the subset served here comes from. */
const WIRE_VERSION = 21;

/** MongoDB's maxWriteBatchSize. */
const MAX_WRITE_BATCH = 100_000;

/**
 * The handshake of a standalone server. There is no `logicalSessionTimeoutMinutes`: the driver then sends neither sessions nor
 * transaction numbers, so `retryWrites=true` in a URI is accepted and changes nothing.
 */
function hello(legacy: boolean): Command {
  return {
    options: [
      'helloOk',
      'client',
      'compression',
      'hostInfo',
      'internalClient',
      'saslSupportedMechs',
      'loadBalanced',
      'backpressure',
    ],
    run: (_command, { store, connectionId }): Document => ({
      helloOk: true,
      ...(legacy ? { ismaster: true } : { isWritablePrimary: true }),
      maxBsonObjectSize: MAX_DOCUMENT_BYTES,
      maxMessageSizeBytes: MAX_MESSAGE_BYTES,
      maxWriteBatchSize: MAX_WRITE_BATCH,
      localTime: store.clock.now(),
      connectionId,
      minWireVersion: 0,
      maxWireVersion: WIRE_VERSION,
      readOnly: false,
    }),
  };
}

/** Says plainly what answers here: tests call a server real only when this module is not in the list. */
const buildInfo: Command = {
  options: [],
  run: (): Document => ({
    version: '7.0.0',
    gitVersion: 'latchkey-embedded-store',
    modules: ['latchkey-embedded-store'],
    versionArray: [7, 0, 0, 0],
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['lmdb'],
  }),
};

const nothing: Command = { options: [], run: (): Document => ({}) };

const serverStatus: Command = {
  options: [],
  run: (_command, { store }): Document => ({
    process: 'latchkey-embedded-store',
    version: '7.0.0',
    localTime: store.clock.now(),
    metrics: {
      queryExecutor: {
        scanned: store.counters.keysExamined,
        scannedObjects: store.counters.docsExamined,
        collectionScans: {
          nonTailable: store.counters.collectionScans,
          total: store.counters.collectionScans,
        },
      },
      cursor: { open: { total: store.cursors.size } },
    },
  }),
};

export const HANDSHAKE_COMMANDS: Readonly<Record<string, Command>> = {
  hello: hello(false),
  isMaster: hello(true),
  ismaster: hello(true),
  buildInfo,
  buildinfo: buildInfo,
  ping: nothing,
  endSessions: nothing,
  serverStatus,
};
