import { connect } from 'node:net';
import fc from 'fast-check';
import { seedOfRun } from '@latchkey/testkit';
import { document, jsonApi, startGateway, type HttpAnswer, type TestGateway } from './harness.ts';
import { address } from './glue/addresses.cases.ts';
import { change, login, registration, restore } from './glue/case.ts';
import {
  anything,
  deepNesting,
  hostileText,
  inside,
  jsonOf,
  unreadableBodies,
} from './fuzz/hostile-values.ts';

const operations = [
  ['POST', '/customers', 'customers', registration],
  ['PATCH', '/customers/customer--7', 'customers', { firstName: 'Augusta', lastName: 'Byron' }],
  ['POST', '/customers/customer--7/addresses', 'addresses', address],
  ['PATCH', '/customers/customer--7/addresses/x', 'addresses', address],
  ['POST', '/customer-confirmation', 'customer-confirmation', { registrationKey: 'k' }],
  ['POST', '/access-tokens', 'access-tokens', login],
  ['POST', '/refresh-tokens', 'refresh-tokens', { refreshToken: 's.x' }],
  ['PATCH', '/customer-password/customer--7', 'customer-password', change],
  ['POST', '/customer-forgotten-password', 'customer-forgotten-password', { email: 'ada@example.com' }],
  ['PATCH', '/customer-restore-password/any', 'customer-restore-password', restore],
] as const;

const seed = seedOfRun('fuzz of Glue');
let gateway: TestGateway;
let bearer: string;
beforeAll(async () => {
  gateway = await startGateway({ env: { HEADERS_TIMEOUT: '1s', REQUEST_TIMEOUT: '2s' } });
  bearer = `Bearer ${await gateway.token()}`;
});
afterAll(() => gateway.stop());

function send(method: string, path: string, body: string | Buffer): Promise<HttpAnswer> {
  return gateway.send(method, `/glue${path}`, { headers: { ...jsonApi, Authorization: bearer }, body });
}

/** Refused with a 4xx and an error document that shows nothing of the inside. */
function expectRefusal(answer: HttpAnswer): void {
  expect(answer.headers['content-type']).toBe('application/vnd.api+json');
  const { errors } = JSON.parse(answer.text) as { errors: { status: number; detail: string }[] };
  expect(errors.at(-1)?.status).toBe(answer.status);
  expect(answer.text).not.toMatch(inside);
}

describe.each(operations)('%s %s', (method, path, type, attributes) => {
  const wrap = (data: unknown): string => JSON.stringify({ data });
  const firstKey = Object.keys(attributes)[0]!;
  const prototyped = `{"data":{"type":"${type}","attributes":{"__proto__":{"${firstKey}":"a@b.example"}}}}`;
  /** Nothing has to be given here, so a prototype's attributes are a change of nothing. */
  const changesWhatIsGiven = method === 'PATCH' && /^(customers|addresses)$/.test(type);
  const withFirst = (value: unknown): string => document(type, { ...attributes, [firstKey]: value });

  it.each<readonly [string, string | Buffer, number]>([
    ...unreadableBodies.map(([name, body]) => [name, body, 400] as const),
    ['null', 'null', 400],
    ['a number', '5', 400],
    ['a string', '"data"', 400],
    ['an array', '[]', 400],
    ['data null', wrap(null), 400],
    ['data an array', wrap([{ type, attributes }]), 400],
    ['data a string', wrap('x'), 400],
    ['attributes null', wrap({ type, attributes: null }), 400],
    ['attributes an array', wrap({ type, attributes: [attributes] }), 400],
    ['attributes a string', wrap({ type, attributes: 'x' }), 400],
    ['type an object', wrap({ type: { $ne: '' }, attributes }), 400],
    ['200 kB', document(type, { ...attributes, filler: 'x'.repeat(200_000) }), 413],
    ['an operator for a value', withFirst({ $gt: '' }), 422],
    ['an array for a value', withFirst(['a', 'b']), 422],
    ['a number for a value', withFirst(7), 422],
    ['true for a value', withFirst(true), 422],
    ['null for a value', withFirst(null), 422],
    ['a value with half a character', withFirst('a\udfff@example.com'), 422],
    ['__proto__', prototyped, changesWhatIsGiven ? 200 : 422],
    ['deep nesting', deepNesting, 400],
  ])('refuses %s', async (_name, body, status) => {
    const answer = await send(method, path, body);
    expect(answer.status).toBe(status);
    if (status >= 400) expectRefusal(answer);
    else expect(gateway.calls.at(-1)?.request).not.toHaveProperty(firstKey);
  });

  it('never fails, whatever the attributes are', async () => {
    const someAttributes = fc.record(
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [
          key,
          fc.oneof(fc.constant<unknown>(value), hostileText, anything),
        ]),
      ),
      { requiredKeys: [] },
    );
    const bodies = fc.oneof(
      someAttributes.map((given) => jsonOf({ data: { type, attributes: given } })),
      anything.map((value) => jsonOf({ data: value })),
      fc.json(),
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await send(method, path, body);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) expectRefusal(answer);
      }),
      { seed, numRuns: 150 },
    );
  });
});

describe('slow and talkative clients', () => {
  it('refuses 64 kB of headers', async () => {
    const answer = await gateway.send('POST', '/glue/access-tokens', {
      headers: { ...jsonApi, 'X-Filler': 'x'.repeat(64 * 1024) },
      body: document('access-tokens', login),
    });
    expect(answer.status).toBe(431);
  });

  it('are told so while they are still sending, and let go soon', async () => {
    const start = 'GET /glue/customers HTTP/1.1\r\nHost: x\r\nX-Filler: ';
    const met = await new Promise<{ answer: string; resetBeforeEnd: boolean }>((resolve) => {
      const socket = connect({ port: gateway.port, host: '127.0.0.1', allowHalfOpen: true });
      const sending = setInterval(() => socket.write('x'.repeat(200 * 1024)), 20);
      let answer = '';
      let ended = false;
      let resetBeforeEnd = false;
      socket.write(start);
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('end', () => (ended = true));
      // This one never stops by itself: a reset after the end is how it is let go.
      socket.on('error', () => (resetBeforeEnd ||= !ended));
      socket.on('close', () => {
        clearInterval(sending);
        resolve({ answer, resetBeforeEnd });
      });
    });
    expect(met).toEqual({ answer: expect.stringMatching(/^HTTP\/1\.1 431 /), resetBeforeEnd: false });
  });

  it.each([
    ['headers', 'POST /glue/access-tokens HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    [
      'a body',
      'POST /glue/access-tokens HTTP/1.1\r\nHost: x\r\nAccept: */*\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"data":',
    ],
  ])('ends a connection whose client dribbles %s', async (_name, start) => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(gateway.port, '127.0.0.1', () => socket.write(start));
      const dribble = setInterval(() => socket.write('x'), 100);
      let text = '';
      socket.on('data', (chunk) => (text += chunk.toString()));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(dribble);
        resolve(text);
      });
      socket.setTimeout(8000, () => {
        clearInterval(dribble);
        socket.destroy();
        reject(new Error('the connection was left open'));
      });
    });
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});
