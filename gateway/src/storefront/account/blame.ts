import { AppError, asAppError } from '@latchkey/kit/errors';

/** The client is told which of its fields held the wrong current password; every other error is thrown on. */
export function blaming(field: string): (error: unknown) => never {
  return (error) => {
    if (asAppError(error).code !== 'current_password_wrong') throw error;
    throw new AppError('current_password_wrong', { fields: [{ field, rule: 'wrong' }] });
  };
}
