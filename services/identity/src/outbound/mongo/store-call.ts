import { classifyMongoError } from '@latchkey/kit/mongo';

/** Runs one call of the store; what a later try may not meet comes out as AppError `unavailable`. */
export async function storeCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw classifyMongoError(error);
  }
}
