import { once } from 'node:events';
import {
  Client,
  credentials,
  Server,
  ServerCredentials,
  status,
  type ServiceError,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { eventually } from '@latchkey/testkit';
import { AppError } from '../src/errors/index.ts';
import { gatheredCallService } from '../src/grpc/gathered-call-service.ts';
import type { GatheredCallServiceHandlers } from '../src/grpc/gen/transport/v1/GatheredCallService.ts';
import type { CallContext, GrpcServer, ServiceClient } from '../src/grpc/index.ts';
import { createMetrics } from '../src/health/index.ts';
import { runAs } from '../src/origin/index.ts';
import { deferred, echoClient, echoServer, echoService, type EchoService } from './echo-service.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of open.splice(0).reverse()) await end();
});

async function serve(...args: Parameters<typeof echoServer>): Promise<GrpcServer> {
  const server = await echoServer(...args);
  open.push(() => server.stop());
  return server;
}
function connect(
  address: string,
  options: Parameters<typeof echoClient>[1] = {},
): ServiceClient<EchoService> {
  const client = echoClient(address, { gathered: ['Write', 'Read', 'Closed'], ...options });
  open.push(() => client.close());
  return client;
}

/** A server of the library alone, of another version than ours. */
async function bareServer(
  carry?: GatheredCallServiceHandlers['Carry'],
): Promise<{ address: string; alone: string[]; server: Server }> {
  const server = new Server();
  const alone: string[] = [];
  const one: UntypedServiceImplementation[string] = (
    call: { request: { text: string } },
    callback: (error: null, answer: { text: string }) => void,
  ) => {
    alone.push(call.request.text);
    callback(null, call.request);
  };
  server.addService(echoService, { Read: one, Write: one, Closed: one });
  if (carry !== undefined) server.addService(gatheredCallService, { Carry: carry });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  open.push(() => server.forceShutdown());
  return { address: `127.0.0.1:${port}`, alone, server };
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => `text ${index}`);

describe('calls that begin at the same time', () => {
  it('are sent a hundred at a time; one that begins alone is sent alone', async () => {
    const messages: number[] = [];
    const { address, alone } = await bareServer((stream) => {
      const { calls } = stream.request;
      messages.push(calls.length);
      stream.write({ answers: calls.map(({ request }, call) => ({ call, response: request })).reverse() });
      stream.end();
    });
    const client = connect(address);
    const sent = texts(250);
    const answers = await Promise.all(sent.map((text) => client.write({ text })));
    expect(answers.map(({ text }) => text)).toEqual(sent);
    expect(messages).toEqual([100, 100, 50]);
    expect(alone).toEqual([]);

    expect(await client.write({ text: 'lonely' })).toEqual({ text: 'lonely' });
    expect(alone).toEqual(['lonely']);
  });

  it('are each answered when they are done, whatever the others wait for', async () => {
    const gate = deferred();
    const { address } = await serve({
      Write: async (request) => {
        if (request.text === 'slow') await gate.promise;
        return request;
      },
    });
    const client = connect(address);
    const slow = client.write({ text: 'slow' });
    expect(await Promise.all([client.write({ text: 'a' }), client.read({ text: 'b' })])).toEqual([
      { text: 'a' },
      { text: 'b' },
    ]);
    gate.resolve();
    expect(await slow).toEqual({ text: 'slow' });
  });

  it('keep who acts and in which request apart', async () => {
    const seen: Pick<CallContext, 'actor' | 'requestId' | 'caller'>[] = [];
    const { address } = await serve({
      Write: (request, { actor, requestId, caller }) => {
        seen.push({ actor, requestId, caller });
        return Promise.resolve(request);
      },
    });
    const client = connect(address);
    const ada = { kind: 'customer', id: 'ada', name: '', address: '192.0.2.0/24' } as const;
    await Promise.all([
      runAs({ actor: ada, requestId: 'req-1' }, () => client.write({ text: '' })),
      client.write({ text: '' }, { requestId: 'req-2' }),
    ]);
    const itself = { kind: 'system', id: 'gateway', name: '', address: '' };
    expect(seen).toEqual([
      { actor: ada, requestId: 'req-1', caller: 'gateway' },
      { actor: itself, requestId: 'req-2', caller: 'gateway' },
    ]);
  });

  it('fail each by itself, with all that the error says, and are measured each', async () => {
    const metrics = createMetrics('test');
    const error = new AppError('too_many_attempts', { retryAfterSeconds: 7, detail: 'only for the log' });
    const { address } = await serve(
      { Write: ({ text }) => (text === 'bad' ? Promise.reject(error) : Promise.resolve({ text })) },
      { metrics },
    );
    const client = connect(address);
    const [good, bad, closed] = await Promise.allSettled([
      client.write({ text: 'good' }),
      client.write({ text: 'bad' }),
      client.closed({ text: '' }),
    ]);
    expect(good).toMatchObject({ value: { text: 'good' } });
    expect(bad).toMatchObject({
      reason: {
        code: 'too_many_attempts',
        retryAfterSeconds: 7,
        detail: expect.not.stringContaining('only for'),
      },
    });
    expect(closed).toMatchObject({ reason: { code: 'caller_not_allowed' } });
    const counted = (await metrics.metrics()).match(/grpc_server_call_duration_seconds_count\S+/g);
    expect(counted).toHaveLength(3);
  });

  it('are refused each to a caller that nobody knows', async () => {
    const { address } = await serve();
    const client = connect(address, { credential: 'of-nobody' });
    const [a, b] = await Promise.allSettled([client.write({ text: '' }), client.read({ text: '' })]);
    expect([a, b]).toMatchObject([
      { reason: { code: 'caller_unknown' } },
      { reason: { code: 'caller_unknown' } },
    ]);
  });

  it('go alone to a copy of a version that does not know this way', async () => {
    const { address, alone } = await bareServer();
    const client = connect(address);
    const answers = await Promise.all(['a', 'b'].map((text) => client.write({ text })));
    expect(answers).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(alone).toEqual(['a', 'b']);
  });
});

describe('when something breaks', () => {
  it('those that were answered stay so, the others are unavailable: the copy died', async () => {
    const { address, server } = await bareServer((stream) => {
      stream.write({ answers: [{ call: 0, response: stream.request.calls[0]?.request ?? '' }] }, () =>
        setImmediate(() => server.forceShutdown()),
      );
    });
    const client = connect(address);
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((text) => client.write({ text })));
    expect(settled).toMatchObject([
      { value: { text: 'a' } },
      { reason: { code: 'unavailable' } },
      { reason: { code: 'unavailable' } },
    ]);
  });

  it('a call that was left without an answer, or got one that cannot be read, fails', async () => {
    const { address } = await bareServer((stream) => {
      stream.write({ answers: [{ call: 0, response: Buffer.from('{') }] });
      stream.end();
    });
    const client = connect(address);
    const settled = await Promise.allSettled(['a', 'b'].map((text) => client.write({ text })));
    expect(settled).toMatchObject([{ reason: { code: 'internal' } }, { reason: { code: 'unavailable' } }]);
  });

  it('calls whose client is closed in the same turn are rejected', async () => {
    const { address } = await serve();
    const client = connect(address);
    await client.read({ text: 'connected' });
    const calls = ['a', 'b'].map((text) => client.write({ text }));
    client.close();
    const settled = await Promise.allSettled(calls);
    expect(settled.map((each) => each.status)).toEqual(['rejected', 'rejected']);
  });

  it('one that cannot be written fails alone', async () => {
    const { address } = await serve();
    const client = connect(address);
    const circle: { text: string; self?: unknown } = { text: 'circle' };
    circle.self = circle;
    const settled = await Promise.allSettled([client.write(circle), client.write({ text: 'b' })]);
    expect(settled).toMatchObject([{ reason: { code: 'internal' } }, { value: { text: 'b' } }]);
  });

  it('a server tells an RPC it does not have, and a request it cannot read, from the others', async () => {
    const { address } = await serve();
    const client = connect(address);
    const { Write } = echoService;
    const unknown = { ...Write, path: '/test.v1.EchoService/Later' };
    const unreadable = { ...Write, requestSerialize: () => Buffer.from('{') };
    const other = echoClient(address, {
      service: { ...echoService, Read: unknown, Closed: unreadable },
      gathered: ['Write', 'Read', 'Closed'],
    });
    open.push(() => other.close());
    const settled = await Promise.allSettled([
      other.read({ text: '' }),
      other.closed({ text: '' }),
      other.write({ text: 'c' }),
    ]);
    expect(settled).toMatchObject([
      { reason: { code: 'internal', detail: expect.stringContaining(status[status.UNIMPLEMENTED]) } },
      { reason: { code: 'internal', detail: expect.stringContaining(status[status.INTERNAL]) } },
      { value: { text: 'c' } },
    ]);
    expect(await client.read({ text: 'd' })).toEqual({ text: 'd' });
  });

  it.each([0, 101])('a server takes no message of %d calls', async (count) => {
    const seen: unknown[] = [];
    const { address } = await serve({
      Write: (request) => Promise.resolve(void seen.push(request)).then(() => request),
    });
    const client = new Client(address, credentials.createInsecure());
    open.push(() => client.close());
    const { path, requestSerialize, responseDeserialize } = gatheredCallService.Carry;
    const calls = texts(count).map((text) => ({
      path: echoService.Write.path,
      request: echoService.Write.requestSerialize({ text }),
    }));
    const stream = client.makeServerStreamRequest(path, requestSerialize, responseDeserialize, { calls });
    stream.resume();
    const [error] = (await once(stream, 'error')) as [ServiceError];
    expect(error).toMatchObject({ code: status.INVALID_ARGUMENT, details: '1 to 100 calls' });
    expect(seen).toEqual([]);
  });

  it('tells the handlers that nobody waits any longer', async () => {
    const gate = deferred();
    const metrics = createMetrics('test');
    const { address } = await serve(
      {
        Write: async (request) => {
          await gate.promise;
          return request;
        },
      },
      { metrics },
    );
    const client = connect(address, { deadlineMs: 100 });
    const settled = await Promise.allSettled(['a', 'b'].map((text) => client.write({ text })));
    expect(settled).toMatchObject([{ reason: { code: 'unavailable' } }, { reason: { code: 'unavailable' } }]);
    const cancelled =
      'grpc_server_call_duration_seconds_count{service="test",rpc="/test.v1.EchoService/Write",code="cancelled"} 2';
    await eventually(async () => (await metrics.metrics()).includes(cancelled));
    gate.resolve();
  });
});
