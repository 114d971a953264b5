import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { GrpcServer, ServiceClient } from '../src/grpc/index.ts';
import { deferred, echoClient, echoServer, type EchoService } from './echo-service.ts';

/** A wire to a server that can be cut, as by kill -9, or frozen, as when the process hangs. */
interface Wire {
  address: string;
  cut(): void;
  freeze(): void;
  close(): void;
}

async function wireTo(server: GrpcServer): Promise<Wire> {
  const port = Number(server.address.split(':')[1]);
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(into);
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
    }
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = (): void => {
    proxy.close();
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    address: `127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    cut,
    freeze: () => {
      proxy.close();
      for (const socket of sockets) socket.unpipe();
    },
    close: cut,
  };
}

describe('a client of two copies', () => {
  let servers: GrpcServer[] = [];
  let wires: Wire[] = [];
  let client: ServiceClient<EchoService>;
  let calls: string[] = [];
  /** Calls of Write wait for this. */
  let gate = deferred();

  beforeEach(async () => {
    calls = [];
    gate = deferred();
    const copy = (name: string): Promise<GrpcServer> =>
      echoServer({
        Read: () => {
          calls.push(name);
          return Promise.resolve({ text: name });
        },
        Write: async () => {
          calls.push(name);
          await gate.promise;
          return { text: name };
        },
      });
    servers = [await copy('a'), await copy('b')];
    wires = await Promise.all(servers.map(wireTo));
    client = echoClient(wires.map(({ address }) => address).join(','));
    await bothUsed();
  });

  afterEach(async () => {
    gate.resolve();
    client.close();
    for (const wire of wires) wire.close();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const read = async (): Promise<string> => (await client.read({ text: '' })).text;
  const until = async (holds: () => Promise<boolean>, withinMs: number): Promise<void> => {
    const started = performance.now();
    while (!(await holds()))
      if (performance.now() - started > withinMs) throw new Error(`not within ${withinMs} ms`);
  };
  /** Both copies answer: connected. */
  async function bothUsed(): Promise<void> {
    const names = new Set<string>();
    await until(async () => names.add(await read()).size === 2, 5_000);
    calls = [];
  }

  it('uses them in turn', async () => {
    const names = await Promise.all(Array.from({ length: 20 }, read));
    expect(names.filter((name) => name === 'a')).toHaveLength(10);
  });

  it('loses no idempotent call when one is killed', async () => {
    const before = Array.from({ length: 50 }, read);
    wires[0]!.cut();
    const after = Array.from({ length: 50 }, read);
    const names = await Promise.all([...before, ...after]);
    expect(names).toHaveLength(100);
    expect(await Promise.all(Array.from({ length: 10 }, read))).toEqual(
      Array.from({ length: 10 }, () => 'b'),
    );
  });

  it('sends a call that is not idempotent once, even if its copy is killed; new ones go to the other at once', async () => {
    const writes = [client.write({ text: '' }), client.write({ text: '' })].map((call) =>
      call.catch((error: unknown) => error),
    );
    await until(async () => (await read(), calls.filter((name) => name === 'a').length > 1), 2_000);
    await until(() => Promise.resolve(new Set(calls).size === 2), 2_000);
    const writesSeen = (): number => calls.length;
    wires[0]!.cut();
    gate.resolve();
    expect(await Promise.all(writes)).toEqual(
      expect.arrayContaining([{ text: 'b' }, expect.objectContaining({ code: 'unavailable' })]),
    );
    const seen = writesSeen();
    expect(await Promise.all([client.write({ text: '' }), client.write({ text: '' })])).toEqual([
      { text: 'b' },
      { text: 'b' },
    ]);
    expect(writesSeen()).toBe(seen + 2);
  });

  it('loses no call at all when one stops in order', async () => {
    gate.resolve();
    const answers = Array.from({ length: 50 }, () => client.write({ text: '' }));
    const stopped = servers[0]!.stop();
    answers.push(...Array.from({ length: 50 }, () => client.write({ text: '' })));
    expect(await Promise.all(answers)).toHaveLength(100);
    await stopped;
  });

  it('uses a copy again within a second of its coming back', async () => {
    const { address } = servers[0]!;
    const direct = echoClient([address, servers[1]!.address].join(','));
    try {
      await until(async () => (await direct.read({ text: '' })).text === 'a', 5_000);
      await servers[0]!.stop();
      // Long enough down for the waits between connection attempts to have grown to their limit.
      await until(async () => (await direct.read({ text: '' }), false), 1_500).catch(() => undefined);
      servers[0] = await echoServer({ Read: () => Promise.resolve({ text: 'a' }) }, { listen: address });
      // The longest wait is 0.96 s; the rest is for a machine that is busy.
      await until(async () => (await direct.read({ text: '' })).text === 'a', 2_000);
      expect((await direct.read({ text: '' })).text).toBe('b');
    } finally {
      direct.close();
    }
  });

  it('notices within 5 s that one hangs, and loses no idempotent call', async () => {
    wires[0]!.freeze();
    const started = performance.now();
    const names = await Promise.all(Array.from({ length: 10 }, read));
    expect(new Set(names)).toEqual(new Set(['b']));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
