import { AppError, asAppError, errorCodes, fieldErrors } from './index.ts';

describe('AppError', () => {
  it('takes kind and public message from the catalogue and keeps the detail apart', () => {
    const error = new AppError('login_taken', { detail: 'E11000 on login', retryAfterSeconds: 3 });
    expect(error).toMatchObject({
      code: 'login_taken',
      kind: 'conflict',
      publicMessage: 'This e-mail address is in use.',
      message: 'E11000 on login',
      fields: [],
      retryAfterSeconds: 3,
    });
  });

  it('has no cause unless one is given', () => {
    expect('cause' in new AppError('internal')).toBe(false);
  });
});

describe('asAppError', () => {
  it('finds the AppError in a chain of causes', () => {
    const inner = new AppError('link_expired');
    expect(asAppError(new Error('outer', { cause: new Error('middle', { cause: inner }) }))).toBe(inner);
  });

  it('makes internal of anything else and keeps it as the cause', () => {
    const thrown = new TypeError('x is not a function');
    expect(asAppError(thrown)).toMatchObject({
      code: 'internal',
      detail: 'x is not a function',
      cause: thrown,
    });
    expect(asAppError('text')).toMatchObject({ code: 'internal', cause: 'text' });
  });

  it('ends for causes that lead back to themselves', () => {
    const one = new Error('one');
    one.cause = new Error('two', { cause: one });
    expect(asAppError(one).code).toBe('internal');
  });
});

describe('the catalogue', () => {
  it('gives every code a sentence for the caller', () => {
    for (const { publicMessage } of Object.values(errorCodes)) expect(publicMessage).toMatch(/^[A-Z].{8,}/);
  });

  it('names fields by fieldErrors', () => {
    expect(fieldErrors({ field: 'email', rule: 'email' })).toMatchObject({
      code: 'invalid_input',
      fields: [{ field: 'email', rule: 'email' }],
    });
  });
});
