/** A call that reached a service of the test. */
export interface Call {
  rpc: string;
  request: unknown;
}

/** Calls whatever handler is in place at the moment of the call, and notes the request. */
export function recording<H extends object>(names: H, current: H, calls: Call[]): H {
  return Object.fromEntries(
    Object.keys(names).map((rpc) => [
      rpc,
      async (request: unknown, context: unknown) => {
        calls.push({ rpc, request });
        const handler = (current as Record<string, (request: unknown, context: unknown) => Promise<unknown>>)[
          rpc
        ]!;
        return handler(request, context);
      },
    ]),
  ) as H;
}

export function allowAll<H extends object>(handlers: H): Record<keyof H, readonly string[]> {
  return Object.fromEntries(Object.keys(handlers).map((rpc) => [rpc, ['gateway']])) as unknown as Record<
    keyof H,
    readonly string[]
  >;
}
