import { setTimeout as wait } from 'node:timers/promises';

/** One answer of the gateway, with what it took to get it. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body, or undefined when it was empty. */
  body: GlueDocument | undefined;
  /** How often the request was sent. */
  attempts: number;
  /** True when an earlier attempt was cut off, so that it may have been carried out. */
  unsure: boolean;
  /** Milliseconds from the first attempt to the answer. */
  tookMs: number;
}

export interface GlueDocument {
  data?: { id: string | null; type: string; attributes: Record<string, unknown>; links?: { self: string } };
  errors?: { status: number; code?: string; detail: string }[];
}

export interface GlueRequest {
  type?: string;
  attributes?: Record<string, unknown>;
  bearer?: string;
  headers?: Record<string, string>;
}

export interface GlueClient {
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, request?: GlueRequest): Promise<Answer>;
}

/** How long a client goes on retrying while copies are killed under it. */
const patienceMs = 15_000;

/**
 * A client app as it should be: it goes from copy to copy of the gateway, and sends a request again after a cut
 * connection or a 503.
 * @param origins `http://127.0.0.1:8080`, one for each copy
 */
export function glueClient(origins: readonly string[]): GlueClient {
  let next = 0;
  return {
    async send(method, path, request = {}) {
      const started = performance.now();
      let unsure = false;
      for (let attempts = 1; ; attempts += 1) {
        const origin = origins[next % origins.length]!;
        next += 1;
        const late = performance.now() - started > patienceMs;
        try {
          const answer = await sendOnce(origin, method, path, request);
          if (answer.status !== 503 || late) {
            return { ...answer, attempts, unsure, tookMs: performance.now() - started };
          }
        } catch (error) {
          if (late) throw new Error(`${method} ${path} got no answer in ${patienceMs} ms`, { cause: error });
        }
        // Both a cut connection and a 503 (the service behind was cut off) leave open whether the work was done.
        unsure = true;
        await wait(50);
      }
    },
  };
}

async function sendOnce(
  origin: string,
  method: string,
  path: string,
  request: GlueRequest,
): Promise<Pick<Answer, 'status' | 'headers' | 'text' | 'body'>> {
  const response = await fetch(`${origin}/glue${path}`, {
    method,
    signal: AbortSignal.timeout(10_000),
    headers: {
      Accept: 'application/vnd.api+json',
      ...(request.type === undefined ? {} : { 'Content-Type': 'application/vnd.api+json' }),
      ...(request.bearer === undefined ? {} : { Authorization: `Bearer ${request.bearer}` }),
      ...request.headers,
    },
    ...(request.type === undefined
      ? {}
      : { body: JSON.stringify({ data: { type: request.type, attributes: request.attributes } }) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? undefined : (JSON.parse(text) as GlueDocument),
  };
}
