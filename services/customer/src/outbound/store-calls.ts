import { classifyMongoError } from '@latchkey/kit/mongo';

/** The same calls; what the store cannot do now becomes `unavailable`. */
export function storeCalls<Calls extends object>(calls: {
  [Name in keyof Calls]: Calls[Name];
}): Calls {
  const guarded = Object.entries(calls).map(([name, call]) => [
    name,
    async (...args: unknown[]): Promise<unknown> => {
      try {
        return await (call as (...given: unknown[]) => Promise<unknown>)(...args);
      } catch (error) {
        throw classifyMongoError(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Calls;
}
