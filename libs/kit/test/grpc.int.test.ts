import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@latchkey/testkit';
import { AppError } from '../src/errors/index.ts';
import {
  createGrpcClient,
  serving,
  type CallContext,
  type GrpcServer,
  type ServiceClient,
} from '../src/grpc/index.ts';
import { createMetrics } from '../src/health/index.ts';
import { isId } from '../src/ids/index.ts';
import { createLogger } from '../src/logging/index.ts';
import { runAs, type Origin } from '../src/origin/index.ts';
import { deferred, echoClient, echoServer, echoService, type EchoService } from './echo-service.ts';

const tls = (name: string): { caFile: string; certFile: string; keyFile: string } => ({
  caFile: join(__dirname, 'tls', 'ca.pem'),
  certFile: join(__dirname, 'tls', `${name}.pem`),
  keyFile: join(__dirname, 'tls', `${name}.key.pem`),
});

const open: { stop?: () => Promise<void>; close?: () => void }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) {
    each.close?.();
    await each.stop?.();
  }
});

async function serve(...args: Parameters<typeof echoServer>): Promise<GrpcServer> {
  const server = await echoServer(...args);
  open.push(server);
  return server;
}
function connect(...args: Parameters<typeof echoClient>): ServiceClient<EchoService> {
  const client = echoClient(...args);
  open.push(client);
  return client;
}

let addresses = 0;
describe.each([
  ['over TCP', () => '127.0.0.1:0'],
  ['within one process', () => `in-process:echo-${(addresses += 1)}`],
])('gRPC %s', (_way, freeAddress) => {
  const serveHere = (...[handlers, options]: Parameters<typeof echoServer>): Promise<GrpcServer> =>
    serve(handlers, { listen: freeAddress(), ...options });

  it('carries the request, the caller and the request id to the handler, and the answer back', async () => {
    let context: CallContext | undefined;
    const { address } = await serveHere({
      Read: (request, given) => {
        context = given;
        return Promise.resolve({ text: `${request.text}!` });
      },
    });
    const client = connect(address);
    expect(await client.read({ text: 'hello' }, { requestId: 'req-1' })).toEqual({ text: 'hello!' });
    expect(context).toMatchObject({ caller: 'gateway', requestId: 'req-1' });
    await client.read({ text: '' });
    expect(isId(context?.requestId ?? '')).toBe(true);
  });

  it('tells the handler, and whom the handler calls, who acts and in which request', async () => {
    const seen: Origin[] = [];
    const behind = await serveHere({
      Read: (request, { actor, requestId }) => {
        seen.push({ actor, requestId });
        return Promise.resolve(request);
      },
    });
    const next = connect(behind.address);
    const { address } = await serveHere({ Read: (request) => next.read(request) });
    const client = connect(address);
    const origin: Origin = {
      actor: { kind: 'operator', id: 'Jörg', name: 'admin', address: '192.0.2.0/24' },
      requestId: 'req-2',
    };
    await runAs(origin, () => client.read({ text: '' }));
    await client.read({ text: '' }, { requestId: 'req-3' });
    const itself = { kind: 'system', id: 'gateway', name: '', address: '' };
    expect(seen).toEqual([origin, { actor: itself, requestId: 'req-3' }]);
  });

  it('brings the AppError a handler threw, and of any other error only a fixed sentence', async () => {
    const error = new AppError('password_policy', {
      fields: [{ field: 'password', rule: 'min-length', values: { min: 12 } }],
      detail: 'only for the log',
    });
    const { address } = await serveHere({
      Read: () => Promise.reject(new Error('wrapped', { cause: error })),
      Write: () => {
        throw new TypeError('password hunter2 is undefined');
      },
    });
    const client = connect(address);
    const { code, publicMessage, fields } = error;
    await expect(client.read({ text: '' })).rejects.toMatchObject({
      code,
      publicMessage,
      fields,
      detail: expect.not.stringContaining('only for'),
    });
    const other: unknown = await client.write({ text: '' }).catch((thrown: unknown) => thrown);
    expect(other).toMatchObject({ code: 'internal', publicMessage: 'Something went wrong on our side.' });
    expect(JSON.stringify(other)).not.toContain('hunter2');
  });

  it('serves several services in one process, each with its own allow-list', async () => {
    const other = { Read: { ...echoService.Read, path: '/test.v1.OtherService/Read' } };
    const handle = (text: string) => () => Promise.resolve({ text });
    const { address } = await serveHere(
      {},
      {
        services: [
          serving({
            service: echoService,
            handlers: { Read: handle('echo'), Write: handle('echo'), Closed: handle('echo') },
            allow: { Read: [], Write: ['gateway'], Closed: [] },
          }),
          serving({ service: other, handlers: { Read: handle('other') }, allow: { Read: ['gateway'] } }),
        ],
      },
    );
    const otherClient = createGrpcClient({
      service: other,
      address,
      caller: 'gateway',
      credential: 'credential-of-gateway',
      idempotent: [],
    });
    open.push(otherClient);
    const echo = connect(address);
    expect(await otherClient.read({ text: '' })).toEqual({ text: 'other' });
    expect(await echo.write({ text: '' })).toEqual({ text: 'echo' });
    await expect(echo.read({ text: '' })).rejects.toMatchObject({ code: 'caller_not_allowed' });
  });

  it('lets in only known callers, and each only where it is listed', async () => {
    const handle = jest.fn();
    const { address } = await serveHere({ Read: handle, Write: handle, Closed: handle });
    await expect(connect(address, { credential: 'guess' }).read({ text: '' })).rejects.toMatchObject({
      code: 'caller_unknown',
    });
    await expect(
      connect(address, { credential: 'credential-of-other' }).read({ text: '' }),
    ).rejects.toMatchObject({ code: 'caller_not_allowed' });
    await expect(connect(address).closed({ text: '' })).rejects.toMatchObject({ code: 'caller_not_allowed' });
    expect(handle).not.toHaveBeenCalled();
  });

  it('ends a call at its deadline: unavailable here, cancelled there, whatever the handler still does', async () => {
    const { promise: late, resolve: answer } = deferred();
    const metrics = createMetrics('test');
    const { address } = await serveHere({ Write: () => late.then(() => ({ text: '' })) }, { metrics });
    await expect(connect(address).write({ text: '' }, { deadlineMs: 50 })).rejects.toMatchObject({
      code: 'unavailable',
    });
    const cancelled =
      'grpc_server_call_duration_seconds_count{service="test",rpc="/test.v1.EchoService/Write",code="cancelled"} 1';
    await eventually(async () => (await metrics.metrics()).includes(cancelled));
    answer();
  });

  it('measures and logs a call once, without its content', async () => {
    const metrics = createMetrics('test');
    const lines: string[] = [];
    const logger = createLogger({
      service: 'test',
      level: 'trace',
      destination: { write: (line) => void lines.push(line) },
    });
    const { address } = await serveHere(
      { Write: () => Promise.reject(new Error('the disk is full')) },
      { metrics, logger },
    );
    const client = connect(address);
    await client.read({ text: 'hunter2' });
    await client.write({ text: 'hunter2' }).catch(() => undefined);
    await client.closed({ text: 'hunter2' }).catch(() => undefined);
    const text = await metrics.metrics();
    expect(text).toContain(
      'grpc_server_call_duration_seconds_count{service="test",rpc="/test.v1.EchoService/Read",code="ok"} 1',
    );
    expect(text).toContain(
      'grpc_server_call_duration_seconds_count{service="test",rpc="/test.v1.EchoService/Write",code="internal"} 1',
    );
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: 'debug', code: 'ok', rpc: '/test.v1.EchoService/Read' },
      { level: 'error', code: 'internal', err: { cause: { message: 'the disk is full' } } },
      { level: 'warn', code: 'caller_not_allowed', caller: 'gateway' },
    ]);
    expect(lines.join('')).not.toContain('hunter2');
  });

  it('refuses messages over 4 MiB', async () => {
    const { address } = await serveHere();
    const client = connect(address);
    await expect(client.read({ text: 'x'.repeat(4 * 1024 * 1024) })).rejects.toMatchObject({
      code: 'internal',
    });
    await expect(client.read({ text: 'x'.repeat(1024 * 1024) })).resolves.toBeDefined();
  });

  it('waits for calls in flight when it stops, and takes no new ones', async () => {
    const { promise: begun, resolve: begin } = deferred();
    const { promise: finish, resolve: end } = deferred();
    const server = await serveHere({
      Write: async () => {
        begin();
        await finish;
        return { text: 'done' };
      },
    });
    const client = connect(server.address);
    const inFlight = client.write({ text: '' });
    await begun;
    const stopped = server.stop();
    await expect(connect(server.address).write({ text: '' })).rejects.toMatchObject({ code: 'unavailable' });
    end();
    expect(await inFlight).toEqual({ text: 'done' });
    await stopped;
  });

  it('leaves what it was told and what it answers alone', async () => {
    const asked = { text: 'asked' };
    const answered = { text: 'answered' };
    const { address } = await serveHere({
      Read: (request) => {
        request.text = 'changed';
        return Promise.resolve(answered);
      },
    });
    const answer = await connect(address).read(asked);
    answer.text = 'changed';
    expect([asked, answered]).toEqual([{ text: 'asked' }, { text: 'answered' }]);
  });
});

describe('the addresses of gRPC', () => {
  it('says which port is taken', async () => {
    const { address } = await serve();
    await expect(echoServer({}, { listen: address })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: `${address} is in use by another process`,
    });
  });

  it('reaches a copy that has restarted where no other is connected, also by calls that may not be worked on twice', async () => {
    const first = await serve();
    // Its connection, which the library shares by address, is cut off before it is used, and tried again only after a pause.
    connect(first.address).close();
    await first.stop();
    const { address } = await serve({}, { listen: first.address });
    expect(await connect(address).write({ text: 'hi' })).toEqual({ text: 'hi' });
  });

  it('takes a name within the process once at a time, and calls nobody where nobody listens', async () => {
    const listen = 'in-process:taken';
    await expect(connect(listen).read({ text: '' })).rejects.toMatchObject({ code: 'unavailable' });
    const server = await serve({}, { listen });
    await expect(echoServer({}, { listen })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.stop();
    expect(await connect((await serve({}, { listen })).address).read({ text: 'hi' })).toEqual({ text: 'hi' });
  });

  it('speaks TLS with both sides proven, when it is given certificates', async () => {
    const { address } = await serve({}, { tls: tls('service') });
    expect(await connect(address, { tls: tls('service') }).read({ text: 'hi' })).toEqual({ text: 'hi' });
    await expect(connect(address, { tls: tls('stranger') }).read({ text: '' })).rejects.toMatchObject({
      code: 'unavailable',
    });
    await expect(
      connect(address, { tls: { caFile: tls('service').caFile } }).read({ text: '' }),
    ).rejects.toMatchObject({ code: 'unavailable' });
    await expect(connect(address).read({ text: '' })).rejects.toMatchObject({ code: 'unavailable' });
  });

  describe('over a Unix socket', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'kit-'));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));

    it('serves, also where a killed process left its socket behind, but not where one is alive', async () => {
      const path = join(folder, 'echo.sock');
      const script = `require('node:net').createServer().listen('${path}', () => process.kill(process.pid, 'SIGKILL'))`;
      expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
      expect(existsSync(path)).toBe(true);
      const { address } = await serve({}, { listen: `unix:${path}` });
      expect(await connect(address).read({ text: 'hi' })).toEqual({ text: 'hi' });
      await expect(echoServer({}, { listen: `unix:${path}` })).rejects.toMatchObject({ code: 'EADDRINUSE' });
      expect(await connect(address).read({ text: 'still' })).toEqual({ text: 'still' });
    });
  });
});
