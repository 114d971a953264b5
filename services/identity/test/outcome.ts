import { AppError } from '@latchkey/kit/errors';

/** The code of the AppError a call rejects with, or `ok`; any other error is thrown on. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
