import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { AppError, errorCodes, type ErrorCode } from '../errors/index.ts';
import { fromStatus, toStatus, wentAway } from './status-mapping.ts';

/** The error the library makes of what came over the wire. */
function received(answer: { code: status; details: string; metadata: Metadata }): ServiceError {
  return Object.assign(new Error(answer.details), answer);
}

const lost = (code: status): ServiceError =>
  received({ code, details: 'Connection dropped', metadata: new Metadata() });

describe('status mapping', () => {
  it.each(Object.keys(errorCodes) as ErrorCode[])('carries %s there and back', (code) => {
    const fields = [{ field: 'password', rule: 'min-length', values: { min: 12, actual: 7 } }];
    const error = new AppError(code, { fields, retryAfterSeconds: 5, detail: 'for the log only' });
    const back = fromStatus(received(toStatus(error)), '/test');
    expect(back).toMatchObject({
      code,
      kind: error.kind,
      publicMessage: error.publicMessage,
      fields,
      retryAfterSeconds: 5,
    });
  });

  it('sends the public side only', () => {
    const { details, metadata } = toStatus(
      new AppError('internal', { detail: 'secret detail', cause: new Error('secret cause') }),
    );
    const wire = details + Object.values(metadata.getMap()).join();
    expect(wire).not.toContain('secret');
    expect(details).toBe('Something went wrong on our side.');
  });

  it('keeps the trailer within a header list', () => {
    const fields = Array.from({ length: 10_000 }, (_, index) => ({
      field: `addresses.${index}.zip`,
      rule: 'required',
    }));
    expect(
      fromStatus(received(toStatus(new AppError('invalid_input', { fields }))), '/test').fields,
    ).toHaveLength(50);
  });

  it.each([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED])(
    'takes a bare status %i for unavailable',
    (code) => {
      expect(fromStatus(lost(code), '/test')).toMatchObject({
        code: 'unavailable',
        detail: expect.stringContaining('/test'),
      });
    },
  );

  it.each([status.UNIMPLEMENTED, status.INTERNAL, status.UNAUTHENTICATED, status.RESOURCE_EXHAUSTED])(
    'takes a bare status %i for internal',
    (code) => {
      expect(fromStatus(lost(code), '/test').code).toBe('internal');
    },
  );

  it.each(['{"code":"made_up_later"}', '{"code":"toString"}', '{}', 'no json', 'null'])(
    'survives the trailer %s',
    (text) => {
      const metadata = new Metadata();
      metadata.set('latchkey-error-bin', Buffer.from(text));
      expect(fromStatus(received({ code: status.INTERNAL, details: '', metadata }), '/test').code).toBe(
        'internal',
      );
    },
  );

  it('knows a copy that went away from one that answered', () => {
    const written = received({
      code: status.INTERNAL,
      details: 'Received RST_STREAM with code 2 triggered by internal client error: write EPIPE',
      metadata: new Metadata(),
    });
    expect([wentAway(lost(status.UNAVAILABLE)), wentAway(written)]).toEqual([true, true]);
    expect(fromStatus(written, '/test').code).toBe('unavailable');
    expect(wentAway(received(toStatus(new AppError('unavailable'))))).toBe(false);
    expect(wentAway(lost(status.INTERNAL))).toBe(false);
  });
});
