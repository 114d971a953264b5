import { z } from 'zod';
import { createAdminClient, path, type AdminClient } from './admin-client.ts';
import { patiently } from './patiently.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A server that gives one answer after the other. */
function answering(...answers: readonly (Response | Error)[]): { admin: AdminClient; sent: Sent[] } {
  const sent: Sent[] = [];
  const send = (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const answer = answers[sent.length];
    sent.push({ url: url instanceof Request ? url.url : String(url), init });
    return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('over'));
  };
  const atOnce = { now: () => 0, pause: () => Promise.resolve() };
  const server = { origin: 'https://shop.example', token: 'the-token' };
  return { admin: createAdminClient(server, send, (work) => patiently(work, atOnce)), sent };
}
const problem = (status: number, body: object): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
const thing = z.object({ id: z.string() });

describe('the admin client', () => {
  it('asks with the token, follows no redirect, and encodes what it puts into paths', async () => {
    const { admin, sent } = answering(Response.json({ id: 'a' }));
    expect(
      await admin.ask('GET', path`/customers/${'a/b c'}`, thing, { query: { q: 'x&y', no: undefined } }),
    ).toEqual({
      id: 'a',
    });
    expect(sent[0]).toMatchObject({
      url: 'https://shop.example/admin/customers/a%2Fb%20c?q=x%26y',
      init: { method: 'GET', redirect: 'error', headers: { Authorization: 'Bearer the-token' } },
    });
  });

  it('sends a key with what must not happen twice', async () => {
    const { admin, sent } = answering(Response.json({ id: 'a' }), Response.json({ id: 'a' }));
    await admin.ask('POST', '/customers', thing, { body: { a: 1 }, once: true });
    await admin.ask('POST', '/customers', thing, { body: { a: 1 }, idempotencyKey: 'mine' });
    expect(sent[0]!.init).toMatchObject({
      body: '{"a":1}',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': expect.stringMatching(/^[\w-]{36}$/),
      },
    });
    expect(sent[1]!.init.headers).toMatchObject({ 'Idempotency-Key': 'mine' });
  });

  it.each([
    [400, 'commandLine'],
    [422, 'commandLine'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'notFound'],
    [409, 'failed'],
    [412, 'failed'],
    [429, 'unreachable'],
    [503, 'unreachable'],
    [500, 'failed'],
  ])('tells by %i that it %s', async (status, failure) => {
    const { admin } = answering(problem(status, { title: 'So it is.', code: 'x' }));
    await expect(admin.ask('GET', '/x', thing)).rejects.toMatchObject({
      failure,
      status,
      message: 'So it is.',
    });
  });

  it('makes one sentence of a problem, with the fields at fault', async () => {
    const { admin } = answering(
      problem(422, {
        title: 'Some fields are missing or not valid.',
        code: 'invalid_input',
        errors: [
          { field: 'email', rule: 'required' },
          { field: 'locale', rule: 'one_of', values: { allowed: 'en_US, de_DE' } },
          { field: 'firstName', rule: 'max_length' },
          { field: 'x', rule: 'strange_\u001b[2J' },
        ],
      }),
    );
    await expect(admin.ask('POST', '/x', thing)).rejects.toThrow(
      'Some fields are missing or not valid. email is missing. locale is none of: en_US, de_DE. ' +
        'firstName is too long or too large. x breaks the rule strange_\u{fffd}[2J.',
    );
  });

  it('ends the sentence that a title is, and has words for a wrong password', async () => {
    const errors = [{ field: 'currentPassword', rule: 'wrong' }];
    const { admin } = answering(problem(422, { title: 'Invalid password', errors }));
    await expect(admin.ask('POST', '/x', thing)).rejects.toThrow(
      'Invalid password. currentPassword is wrong.',
    );
  });

  it('says who it cannot reach, and what it does not understand', async () => {
    const away = answering(new TypeError('fetch failed')).admin.ask('GET', '/x', thing);
    await expect(away).rejects.toMatchObject({
      failure: 'unreachable',
      message: 'https://shop.example does not answer. Is Latchkey running?',
    });
    const other = answering(new Response('<html>')).admin.ask('GET', '/x', thing);
    await expect(other).rejects.toThrow(/answered something else than expected/);
    await expect(
      answering(new Response('<html>', { status: 502 })).admin.ask('GET', '/x', thing),
    ).rejects.toThrow('The server answered with 502.');
    const empty = answering(new Response(null, { status: 204 })).admin;
    await expect(empty.ask('DELETE', '/x', z.undefined())).resolves.toBeUndefined();
  });

  it('reads page after page, no further than was asked for', async () => {
    const page = (from: number, nextCursor?: string): Response =>
      Response.json({
        items: Array.from({ length: 3 }, (_, index) => ({ id: String(from + index) })),
        nextCursor,
      });
    const few = answering(page(0, 'c3'), page(3, 'c6'), page(6));
    const first: string[] = [];
    for await (const { id } of few.admin.list('/things', thing, { q: 'x' }, { limit: 3 })) first.push(id);
    expect(first).toEqual(['0', '1', '2']);
    expect(few.sent.map(({ url }) => new URL(url).search)).toEqual(['?q=x&limit=3']);
    const all = answering(page(0, 'c3'), page(3, 'c6'), page(6));
    const every: string[] = [];
    for await (const { id } of all.admin.list('/things', thing, {}, { limit: 50, all: true })) every.push(id);
    expect(every).toHaveLength(9);
    expect(all.sent.map(({ url }) => new URL(url).search)).toEqual([
      '?limit=200',
      '?limit=200&cursor=c3',
      '?limit=200&cursor=c6',
    ]);
  });

  it('asks for a page again while the server is away, where the list is patient', async () => {
    const page = (id: string, nextCursor?: string) => Response.json({ items: [{ id }], nextCursor });
    const { admin, sent } = answering(page('a', '1'), new Error('reset'), problem(503, {}), page('b'));
    const seen: string[] = [];
    const paging = { limit: 0, all: true, patient: true } as const;
    for await (const { id } of admin.list('/things', thing, {}, paging)) seen.push(id);
    expect(seen).toEqual(['a', 'b']);
    expect(sent.map(({ url }) => new URL(url).searchParams.get('cursor'))).toEqual([null, '1', '1', '1']);

    const impatient = answering(page('a', '1'), new Error('reset'), page('b'));
    const read = async () => {
      for await (const { id } of impatient.admin.list('/things', thing, {}, { limit: 0, all: true }))
        seen.push(id);
    };
    await expect(read()).rejects.toMatchObject({ failure: 'unreachable' });
  });

  it('passes a stream on, characters cut in two included', async () => {
    const bytes = new TextEncoder().encode('a;ö\n');
    const body = new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    let text = '';
    for await (const piece of answering(new Response(body)).admin.stream('/customers.csv')) text += piece;
    expect(text).toBe('a;ö\n');
  });
});
