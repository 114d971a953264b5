import { once } from 'node:events';
import { get } from 'node:http';
import express from 'express';
import { z } from 'zod';
import { AppError } from '@latchkey/kit/errors';
import { createLifecycle, type Lifecycle } from '@latchkey/kit/lifecycle';
import { silentLogger } from '@latchkey/kit/logging';
import { provideContext } from '../src/http/context.ts';
import { createDeviceCookie } from '../src/http/device-cookie.ts';
import { serveHttp } from '../src/http/server.ts';
import type { Asked, Operation, StreamedBody } from '../src/operations/operation.ts';
import { pageSchema } from '../src/operations/page.ts';
import { cursorField, flagField, limitField } from '../src/operations/query-fields.ts';
import { operationsRouter } from '../src/operations/router.ts';
import { serverSentEvent } from '../src/operations/send.ts';

let lifecycle: Lifecycle;
let base: string;
/** What the operation was asked last. */
let asked: Asked | undefined;
/** What the stream sends. */
let pieces: () => AsyncGenerator<string>;
let type: StreamedBody['type'];

const described = { tag: 'Things', summary: 'Something', answers: {}, problems: [] };
const rows: Operation<string>[] = [
  {
    ...described,
    method: 'get',
    path: '/things',
    id: 'listThings',
    answers: { 200: { description: 'Things', schema: pageSchema(z.string(), 'Things') } },
    query: z.strictObject({
      limit: limitField(),
      cursor: cursorField,
      live: flagField.optional(),
      store: z.string().max(5).optional(),
    }),
    run: (given) => {
      asked = given;
      return Promise.resolve({ status: 200, body: { items: [] } });
    },
  },
  {
    ...described,
    method: 'post',
    path: '/things',
    id: 'addThing',
    idempotencyKey: true,
    body: z.strictObject({ name: z.string() }),
    run: (given) => {
      asked = given;
      return Promise.resolve({ status: 204 });
    },
  },
  {
    ...described,
    method: 'put',
    path: '/things',
    id: 'uploadThings',
    upload: { type: 'text/csv', max: 200 },
    run: (given) => {
      asked = given;
      return Promise.resolve({ status: 204 });
    },
  },
  {
    ...described,
    method: 'get',
    path: '/stream',
    id: 'stream',
    run: () => Promise.resolve({ status: 200, stream: { type, fileName: 'things.csv', pieces: pieces() } }),
  },
];

beforeAll(async () => {
  lifecycle = createLifecycle();
  const app = express();
  app.use(
    provideContext({ supported: ['en_US'], fallback: 'en_US' }, createDeviceCookie(false, 1000), 'off'),
    operationsRouter({
      base: '',
      realm: 'test',
      operations: rows,
      admit: () => 'somebody',
      logger: silentLogger,
      stopping: lifecycle.signal,
    }),
  );
  const limits = { headersTimeoutMs: 5000, requestTimeoutMs: 5000 };
  base = `http://127.0.0.1:${await serveHttp(app, { host: '127.0.0.1', port: 0, ...limits }, lifecycle)}`;
});
beforeEach(() => {
  asked = undefined;
  type = 'text/csv; charset=utf-8';
});
afterAll(() => lifecycle.stop());

describe('a query', () => {
  it('is checked and typed, with its defaults', async () => {
    expect((await fetch(`${base}/things`)).status).toBe(200);
    expect(asked?.query).toEqual({ limit: 50 });
    expect((await fetch(`${base}/things?limit=200&cursor=abc&live=false&store=%44E`)).status).toBe(200);
    expect(asked?.query).toEqual({ limit: 200, cursor: 'abc', live: false, store: 'DE' });
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['cursor=%00', 'cursor'],
    ['live=1', 'live'],
    ['store=123456', 'store'],
    ['sort=name', 'sort'],
    ['__proto__=1', '__proto__'],
    ['limit[$gt]=1', 'limit[$gt]'],
  ])('is refused with %s', async (query, field) => {
    const answer = await fetch(`${base}/things?${query}`);
    expect([answer.status, await answer.json()]).toMatchObject([422, { errors: [{ field }] }]);
    expect(asked).toBeUndefined();
  });
});

describe('Idempotency-Key', () => {
  const add = (headers: Record<string, string>) =>
    fetch(`${base}/things`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"name":"x"}',
    });
  it('reaches the operation, with or without quotation marks', async () => {
    expect((await add({})).status).toBe(204);
    expect(asked?.idempotencyKey).toBeUndefined();
    for (const key of ['0198f0c0-0000-7000', '"0198f0c0-0000-7000"']) {
      expect((await add({ 'Idempotency-Key': key })).status).toBe(204);
      expect(asked?.idempotencyKey).toBe('0198f0c0-0000-7000');
    }
  });
  it.each(['a b', 'x'.repeat(129), 'ü'])('is refused when it is "%s"', async (key) => {
    const answer = await add({ 'Idempotency-Key': key });
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { errors: [{ field: 'Idempotency-Key', rule: 'format' }] },
    ]);
  });
});

it('takes an upload as it came, of its type and up to its limit', async () => {
  const send = (body: string, type: string) =>
    fetch(`${base}/things`, { method: 'PUT', headers: { 'Content-Type': type }, body });
  expect((await send('a,ü\n', 'text/csv; charset=utf-8')).status).toBe(204);
  expect(asked?.uploaded?.toString()).toBe('a,ü\n');
  expect((await send('x'.repeat(201), 'text/csv')).status).toBe(413);
  expect((await send('{}', 'application/json')).status).toBe(415);
});

it('holds a body of JSON to 100 kB', async () => {
  const body = JSON.stringify({ name: 'x'.repeat(100 * 1024) });
  const headers = { 'Content-Type': 'application/json' };
  expect((await fetch(`${base}/things`, { method: 'POST', headers, body })).status).toBe(413);
});

it('names the methods of a path', async () => {
  const answer = await fetch(`${base}/things`, { method: 'DELETE' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST, PUT']);
});

describe('a stream', () => {
  it('is sent piece by piece, as a download', async () => {
    pieces = async function* () {
      yield 'a;b\r\n';
      await Promise.resolve();
      yield '1;2\r\n';
    };
    const answer = await fetch(`${base}/stream`);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="things.csv"');
    expect(await answer.text()).toBe('a;b\r\n1;2\r\n');
  });

  it('may be empty', async () => {
    pieces = async function* () {};
    const answer = await fetch(`${base}/stream`);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('answers what fails before the first piece with a problem', async () => {
    pieces = async function* () {
      await Promise.resolve();
      throw new AppError('unavailable');
    };
    const answer = await fetch(`${base}/stream`);
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'unavailable' }]);
    expect(answer.headers.get('content-disposition')).toBeNull();
  });

  it('breaks off when it fails later, so that nobody takes a part for the whole', async () => {
    pieces = async function* () {
      await Promise.resolve();
      yield 'a;b\r\n';
      throw new AppError('unavailable');
    };
    const answer = await fetch(`${base}/stream`);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  it('ends when the client goes away', async () => {
    let end: (how: string) => void = () => undefined;
    const over = new Promise<string>((resolve) => (end = resolve));
    pieces = async function* () {
      try {
        for (;;) {
          yield 'x'.repeat(1000);
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        end('ended');
      }
    };
    const request = get(`${base}/stream`);
    await once(request, 'response');
    request.destroy();
    await expect(over).resolves.toBe('ended');
  });

  it('of events ends when the process stops', async () => {
    type = 'text/event-stream';
    pieces = async function* () {
      yield serverSentEvent('progress', { done: 1 }, '7');
      await new Promise((resolve) => lifecycle.signal.addEventListener('abort', resolve));
    };
    const answer = await fetch(`${base}/stream`);
    const reader = answer.body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value).toString()).toBe('id: 7\nevent: progress\ndata: {"done":1}\n\n');
    const started = performance.now();
    await Promise.all([lifecycle.stop(), reader.read().catch(() => undefined)]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
