/** What a browser of the storefront sees. */
export interface StorefrontAnswer {
  readonly status: number;
  readonly body: unknown;
  /** The session, where one was set. */
  readonly cookie: string | undefined;
}

type Ask = (path: string, init: RequestInit) => Promise<{ status: number; text: string; headers: Headers }>;

/**
 * Asks the storefront as a page of the shop does. @param ask reaches a gateway
 * @param path below /storefront @param body sent as JSON @param cookie the session
 */
export async function askStorefront(
  ask: Ask,
  method: string,
  path: string,
  body?: unknown,
  cookie?: string,
): Promise<StorefrontAnswer> {
  const { status, text, headers } = await ask(`/storefront${path}`, {
    method,
    headers: {
      'Sec-Fetch-Site': 'same-origin',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(cookie === undefined ? {} : { Cookie: cookie }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const set = headers.getSetCookie().find((each) => each.startsWith('latchkey='));
  return {
    status,
    body: text === '' ? undefined : (JSON.parse(text) as unknown),
    cookie: set?.split(';')[0],
  };
}
