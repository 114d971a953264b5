import { AppError } from '@latchkey/kit/errors';
import { classify, HttpError } from './http-error.ts';

describe('classify', () => {
  it.each(['caller_unknown', 'caller_not_allowed'] as const)(
    'does not tell a person about %s, a fault between our own processes',
    (code) => {
      const refusal = new AppError(code);
      expect(classify(refusal)).toMatchObject({ code: 'internal', kind: 'internal', cause: refusal });
    },
  );

  it('passes on what a service has classified, also from the causes', () => {
    const error = new AppError('link_expired');
    expect(classify(new Error('x', { cause: error }))).toBe(error);
  });

  it('takes what middleware refuses for a fault of the request', () => {
    const tooLarge = Object.assign(new Error('secret'), { status: 413, type: 'entity.too.large' });
    expect(classify(tooLarge)).toMatchObject({
      status: 413,
      publicMessage: 'The request body is too large.',
    });
    const malformed = Object.assign(new Error('Unexpected token secret'), { status: 400 });
    expect(classify(malformed)).toMatchObject({ status: 400, publicMessage: 'The request is malformed.' });
    expect(classify(malformed)).toBeInstanceOf(HttpError);
  });

  it('takes anything else for internal', () => {
    expect(classify(new TypeError('x'))).toMatchObject({ code: 'internal' });
    expect(classify(Object.assign(new Error('x'), { status: 500 }))).toMatchObject({ code: 'internal' });
  });
});
