import fc from 'fast-check';
import { seedOfRun } from '@latchkey/testkit';
import type { HttpAnswer, RequestOptions } from '../harness.ts';
import { inside } from './hostile-values.ts';
import { operationsOf, type ApiDocument, type ApiOperation, type JsonSchema } from './openapi.ts';
import { createRequests, type FuzzRequest } from './requests.ts';
import type { KnownValues } from './schema-values.ts';

/** An app behind the document. */
export interface FuzzTarget {
  send(method: string, path: string, options: RequestOptions): Promise<HttpAnswer>;
  /** An Authorization header: of a fresh session, of somebody who may do everything in the document. */
  authorization(): Promise<string>;
  /** All that is stored, but the counters of failures and what the services keep for themselves. */
  stored(): Promise<unknown>;
}

/** Of an API document and an app. */
export interface FuzzOptions {
  document: ApiDocument;
  target: () => FuzzTarget;
  /** Values of fields that mean something to the app; a field named here gets no others in valid requests. */
  known: KnownValues;
  /** Bytes that an operation's body may have, where it is not the 100 kB of all. */
  largestBody?: Readonly<Record<string, number>>;
  /** Requests of each kind for each operation. */
  runs?: number;
}

const ownPage = { 'Sec-Fetch-Site': 'same-origin' };

/** Tests of every operation of a document, made of its schemas: what it takes, and what it has to refuse. */
export function fuzzDocument(name: string, options: FuzzOptions): void {
  const { document, target, known, runs = 20 } = options;
  const seed = seedOfRun(`fuzz of ${name}`);
  const operations = operationsOf(document);

  describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
    const requests = createRequests(document, operation, known);
    /** Sends it; what is refused changes nothing. Opening the session is not part of the request. */
    const sendWatched = async (request: FuzzRequest): Promise<HttpAnswer> => {
      const authorization = operation.secured ? await target().authorization() : undefined;
      const before = await target().stored();
      const answer = await target().send(operation.method, request.path, {
        headers: {
          ...ownPage,
          ...request.headers,
          ...(authorization === undefined ? {} : { Authorization: authorization }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
      });
      if (answer.status >= 400) expect(await target().stored()).toEqual(before);
      return answer;
    };
    const check = <T>(drawn: fc.Arbitrary<T>, holds: (value: T) => Promise<void>): Promise<void> =>
      fc.assert(fc.asyncProperty(drawn, holds), { seed, numRuns: runs });

    it('answers what is documented', () =>
      check(requests.valid, async (request) => expectDocumented(operation, await sendWatched(request))));

    if (operation.body !== undefined) {
      it('refuses a body that breaks its schema, and names the field', () =>
        check(requests.spoiltBody(), async ({ field, how, ...request }) => {
          const answer = await sendWatched(request);
          expect([how, answer.status, answer.text]).toEqual([how, 422, expect.any(String)]);
          expect([how, fieldsNamed(answer)]).toEqual([how, expect.arrayContaining([field])]);
          expectDocumented(operation, answer);
        }));

      it.each(requests.brokenBodies(options.largestBody?.[id]))(
        'refuses %s for a body with %i',
        async (_how, status, request) => {
          const answer = await sendWatched(request);
          expect(answer.status).toBe(status);
          // Node itself answers 431, before there is a request.
          if (status !== 431) expectDocumented(operation, answer);
        },
      );

      it('takes no body but its own, whatever is sent', () =>
        check(requests.anyBody, async (request) => expectDocumented(operation, await sendWatched(request))));
    }

    for (const parameter of operation.parameters) {
      it(`refuses hostile texts for ${parameter.name}`, () =>
        check(requests.spoiltParameter(parameter), async ({ field, how, ...request }) => {
          const answer = await sendWatched(request);
          expectDocumented(operation, answer);
          if (isPicky(parameter.schema)) {
            expect([how, answer.status]).toEqual([how, 422]);
            expect([how, fieldsNamed(answer)]).toEqual([how, expect.arrayContaining([field])]);
          }
        }));
    }

    if (/\{/.test(operation.path)) {
      it.each(['%ff', '%', '%c0%af', '%u0041'])('refuses %s in its path', async (spoilt) => {
        const answer = await sendWatched({ path: operation.path.replace(/\{\w+\}/g, spoilt) });
        expect(answer.status).toBe(400);
        expectProblem(answer);
      });
    }

    if (operation.secured) describeCredentials(options, operation, requests.valid, seed);
  });

  const paths = [...new Set(operations.map(({ path }) => path))];
  describe.each(paths)('%s', (template) => {
    const path = template.replace(/\{\w+\}/g, 'x');
    // /deliveries/retry is one of /deliveries/{id}, too.
    const served = paths.filter((each) => new RegExp(`^${each.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));
    const methods = operations.filter((each) => served.includes(each.path)).map(({ method }) => method);
    const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].filter(
      (method) => !methods.includes(method),
    );
    it.each(others)('knows no %s', async (method) => {
      const before = await target().stored();
      const answer = await target().send(method, path, { headers: ownPage });
      const { allow = '' } = answer.headers;
      expect([answer.status, allow.split(', ').sort()]).toEqual([405, [...methods].sort()]);
      expectProblem(answer);
      expect(await target().stored()).toEqual(before);
    });
  });
}

/** Nobody, a spoilt token, a spoilt cookie, both at once, and a page of somebody else's. */
function describeCredentials(
  { document, target }: FuzzOptions,
  operation: ApiOperation,
  valid: fc.Arbitrary<FuzzRequest>,
  seed: number,
): void {
  const cookie = Object.values(document.components.securitySchemes).find(
    ({ type }) => type === 'apiKey',
  )?.name;
  const request = fc.sample(valid, { seed, numRuns: 1 })[0] ?? { path: operation.path };
  const refusal = async (headers: Record<string, string>): Promise<number> => {
    const before = await target().stored();
    const answer = await target().send(operation.method, request.path, {
      headers: { ...request.headers, ...headers },
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    expectProblem(answer);
    expectDocumented(operation, answer);
    expect(await target().stored()).toEqual(before);
    return answer.status;
  };
  const unsigned = `${base64url({ alg: 'none' })}.${base64url({ sub: 'x' })}.`;

  it.each([
    ['nothing', ''],
    ['no token', 'Bearer'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['what is no token', 'Bearer x'],
    ['three parts of nothing', 'Bearer a.b.c'],
    ['a token that nobody signed', `Bearer ${unsigned}x`],
    ['a very long one', `Bearer ${'a'.repeat(3000)}.${'b'.repeat(3000)}.c`],
    ['Latin-1', 'Bearer ÿþ.ÿþ.ÿþ'],
  ])('refuses %s for a bearer', async (_how, authorization) => {
    expect(await refusal({ ...ownPage, Authorization: authorization })).toBe(401);
  });

  it('refuses a token that has been touched', async () => {
    const own = await target().authorization();
    const at = own.length - 20;
    const touched = `${own.slice(0, at)}${own[at] === 'A' ? 'B' : 'A'}${own.slice(at + 1)}`;
    expect(await refusal({ ...ownPage, Authorization: touched })).toBe(401);
  });

  if (cookie === undefined) return;
  it.each(['', 'x', '~', 'a~b', 'a.b.c~x.y', '~~~', 'ÿ', 'x'.repeat(6000)])(
    'refuses the cookie %j',
    async (value) => {
      expect(await refusal({ ...ownPage, Cookie: `${cookie}=${value}` })).toBe(401);
    },
  );

  it('refuses the cookie beside a bearer, and the cookie from elsewhere', async () => {
    const both = { Authorization: await target().authorization(), Cookie: `${cookie}=a~b` };
    expect(await refusal({ ...ownPage, ...both })).toBe(400);
    const elsewhere = { Cookie: `${cookie}=a~b`, Origin: 'https://evil.example' };
    expect(await refusal(elsewhere)).toBe(operation.method === 'GET' ? 401 : 403);
  });
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Whether hardly any text fits the schema: none of the hostile ones does. */
function isPicky({ type, format, enum: members }: JsonSchema): boolean {
  return format === 'uuid' || members !== undefined || type === 'integer' || type === 'boolean';
}

function expectDocumented({ statuses }: ApiOperation, answer: HttpAnswer): void {
  const { status, text } = answer;
  expect([status, text, [...statuses]]).toEqual([status, text, expect.arrayContaining([status])]);
  expect([status >= 500, status]).toEqual([status === 503, status]);
  if (status >= 400) expectProblem(answer);
}

/** Refused with a problem document (RFC 9457) that shows nothing of the inside, and names what is wrong. */
function expectProblem(answer: HttpAnswer): void {
  expect(answer.headers['content-type']).toBe('application/problem+json');
  const problem = JSON.parse(answer.text) as Record<string, unknown>;
  expect(problem).toMatchObject({
    status: answer.status,
    type: expect.any(String),
    title: expect.any(String),
  });
  if (problem['code'] === 'invalid_input') expect(fieldsNamed(answer)).not.toEqual([]);
  expect(answer.text).not.toMatch(inside);
}

function fieldsNamed({ text }: HttpAnswer): unknown[] {
  const { errors = [] } = JSON.parse(text) as { errors?: { field: string }[] };
  return errors.map(({ field }) => field);
}
