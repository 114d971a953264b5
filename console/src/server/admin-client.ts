import { z } from 'zod';
import { newId } from '@latchkey/kit/ids';
import { CannotRun } from '../cannot-run.ts';
import { patiently } from './patiently.ts';
import { parseJson, refusal } from './problem.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface Asking {
  query?: Query;
  /** Becomes JSON. */
  body?: unknown;
  /** Sent as it is, in place of `body`. */
  upload?: { type: string; bytes: Buffer };
  /** Sent with what must not happen twice; one is made where it is absent and `once` is set. */
  idempotencyKey?: string;
  once?: true;
}

/** How much of a list is wanted (the options of shell/options.ts). */
export interface Paging {
  limit: number;
  all?: true | undefined;
}

/** A list that belongs to work under way: each page is asked for again while the server is away (patiently). */
type Patience = { readonly patient?: true };

/** The routes below /admin of one server. Paths are given without /admin, their parts encoded (`path`). */
export interface AdminClient {
  readonly origin: string;
  /**
   * Asks for JSON of a schema; `z.undefined()` for an answer without content.
   * @throws CannotRun when the server cannot be reached, or answers something else; ServerRefused when it says no
   */
  ask<Answer>(method: Method, path: string, schema: z.ZodType<Answer>, asking?: Asking): Promise<Answer>;
  /** The items of a list, page after page, as they are read. Throws as `ask` does. */
  list<Item>(
    path: string,
    item: z.ZodType<Item>,
    query: Query,
    paging: Paging & Patience,
  ): AsyncGenerator<Item>;
  /** A streamed answer (CSV, NDJSON) as text, piece by piece. Throws as `ask` does. */
  stream(path: string, query?: Query): AsyncGenerator<string>;
}

/** Long enough for what waits for another service behind the gateway. */
const timeoutMs = 40_000;
/** The largest page any list gives (gateway/src/operations/query-fields.ts). */
const largestPage = 200;

/** Builds a path; what is put in is encoded: path`/customers/${reference}`. */
export function path(texts: TemplateStringsArray, ...values: readonly string[]): string {
  return String.raw({ raw: texts }, ...values.map(encodeURIComponent));
}

/**
 * @param server origin without a slash at the end, and the bearer token to show
 * @param again how the pages of a patient list are tried again
 */
export function createAdminClient(
  server: { origin: string; token: string },
  send: typeof fetch,
  again: typeof patiently = patiently,
): AdminClient {
  const request = async (method: Method, path: string, asking: Asking, timed: boolean): Promise<Response> => {
    const key = asking.idempotencyKey ?? (asking.once && newId());
    const response = await reach(server.origin, () =>
      send(address(server.origin, path, asking.query), {
        method,
        headers: {
          Authorization: `Bearer ${server.token}`,
          ...(key === undefined ? {} : { 'Idempotency-Key': key }),
          ...(asking.body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...(asking.upload === undefined ? {} : { 'Content-Type': asking.upload.type }),
        },
        ...(asking.body === undefined ? {} : { body: JSON.stringify(asking.body) }),
        ...(asking.upload === undefined ? {} : { body: asking.upload.bytes }),
        // A redirect would take the token to somebody else.
        redirect: 'error',
        ...(timed ? { signal: AbortSignal.timeout(timeoutMs) } : {}),
      }),
    );
    if (response.ok) return response;
    throw refusal(response.status, await reach(server.origin, () => response.text()));
  };
  const ask: AdminClient['ask'] = async (method, path, schema, asking = {}) => {
    const response = await request(method, path, asking, true);
    const text = await reach(server.origin, () => response.text());
    const answer = schema.safeParse(text === '' ? undefined : parseJson(text));
    if (answer.success) return answer.data;
    throw new CannotRun(
      `${server.origin} answered something else than expected (${method} ${path}): are server and console of the same version?`,
    );
  };
  const askAgain: AdminClient['ask'] = (...asked) => again(() => ask(...asked));
  return {
    origin: server.origin,
    ask,
    list: (path, item, query, paging) =>
      pages(paging.patient === true ? askAgain : ask, path, item, query, paging),
    stream: async function* (path, query = {}) {
      const response = await request('GET', path, { query }, false);
      const decoder = new TextDecoder();
      const pieces = response.body?.[Symbol.asyncIterator]();
      if (pieces === undefined) return;
      for (;;) {
        const piece = await reach(server.origin, () => pieces.next());
        if (piece.done === true) break;
        yield decoder.decode(piece.value as Uint8Array, { stream: true });
      }
      yield decoder.decode();
    },
  };
}

async function* pages<Item>(
  ask: AdminClient['ask'],
  path: string,
  item: z.ZodType<Item>,
  query: Query,
  { limit, all }: Paging,
): AsyncGenerator<Item> {
  const page = z.object({ items: z.array(item), nextCursor: z.string().optional() });
  let wanted = all === true ? Infinity : limit;
  let cursor: string | undefined;
  do {
    const asked = { ...query, limit: Math.min(wanted, largestPage), cursor };
    const { items, nextCursor } = await ask('GET', path, page, { query: asked });
    yield* items;
    wanted -= items.length;
    cursor = nextCursor;
  } while (cursor !== undefined && wanted > 0);
}

function address(origin: string, path: string, query: Query = {}): string {
  const url = new URL(`${origin}/admin${path}`);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
}

/** What fetch throws says nothing to a person, and can quote the address. */
async function reach<Result>(origin: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const sentence = late
      ? `${origin} did not answer within ${timeoutMs / 1000} s.`
      : `${origin} does not answer. Is Latchkey running?`;
    throw new CannotRun(sentence, 'unreachable', { cause: error });
  }
}
