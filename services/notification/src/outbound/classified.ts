import { classifyMongoError } from '@latchkey/kit/mongo';

/** Storage failures come out as `unavailable`. */
export function classified<Arguments extends unknown[], Result>(
  work: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (error) {
      throw classifyMongoError(error);
    }
  };
}
