import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { eventually, freePorts } from '@latchkey/testkit';
import { answersOk, startProcess, type TestProcess } from './processes.ts';
import type { Mail, Mailbox, System } from './system.ts';

const launcher = join(import.meta.dirname, '..', '..', 'deploy', 'standalone', 'launch.mjs');

/** The product as `npm start` runs it, on a free port, with data of its own that goes with `stop`. */
export async function startStandalone(
  env: Readonly<Record<string, string>> = {},
): Promise<System & { dataDir: string; process(): TestProcess }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const [port] = await freePorts(1);
  const origin = `http://127.0.0.1:${port}`;
  const start = (): Promise<TestProcess> =>
    startProcess({
      name: 'standalone',
      args: [launcher],
      env: { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
      ready: () => answersOk(`${origin}/mailbox/api/messages?limit=1`),
    });
  const storeUri = (database: string): string =>
    `mongodb://${encodeURIComponent(join(dataDir, 'store.sock'))}/${database}`;
  let running = await start();
  return {
    dataDir,
    origins: [origin],
    mailbox: mailboxOf(origin),
    storeUri,
    messageIds: () => messageIdsIn(storeUri('mailbox')),
    killAndRestart: async () => {
      await running.kill();
      // The launcher is what was killed; the process behind it ends a moment later and holds DATA_DIR until then.
      running = await eventually(start);
    },
    stop: async () => {
      await running.stop();
      if (running.output().includes('did not stop in order'))
        throw new Error(`it did not stop in order:\n${running.output()}`);
      rmSync(dataDir, { recursive: true, force: true });
    },
    process: () => running,
  };
}

async function messageIdsIn(uri: string): Promise<string[]> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    const mails = connection.collection<{ messageId: string }>('messages');
    return (await mails.find({}, { projection: { messageId: 1 } }).toArray()).map((each) => each.messageId);
  } finally {
    await connection.close();
  }
}

function mailboxOf(origin: string): Mailbox {
  return {
    to: async (address) => {
      const response = await fetch(`${origin}/mailbox/api/messages?to=${encodeURIComponent(address)}`);
      const { messages } = (await response.json()) as { messages: Mail[] };
      return messages;
    },
  };
}
