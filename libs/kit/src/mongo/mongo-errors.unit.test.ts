import { mongo, MongooseError } from 'mongoose';
import { AppError } from '../errors/index.ts';
import { classifyMongoError, duplicateKey } from './mongo-errors.ts';

const answer = (code: number, extra: object = {}): mongo.MongoServerError =>
  new mongo.MongoServerError({ message: `code ${code}`, code, ...extra });

describe('classifyMongoError', () => {
  it.each([
    ['a network error', new mongo.MongoNetworkError('connection reset')],
    ['a network timeout', new mongo.MongoNetworkTimeoutError('timed out')],
    ['a closed client', new mongo.MongoClientClosedError()],
    ['a primary that stepped down', answer(10107)],
    ['an election', answer(189)],
    ['a shutdown', answer(11600)],
    ['a write concern not met in time', answer(64)],
    ['a time limit', answer(50)],
    ['an unknown code the server calls retryable', answer(99_999, { errorLabels: ['RetryableWriteError'] })],
    [
      'mongoose without a connection',
      new MongooseError(
        'Cannot call `people.findOne()` before initial connection is complete if `bufferCommands = false`.',
      ),
    ],
  ])('says unavailable to %s', (_what, error) => {
    const classified = classifyMongoError(error);
    expect(classified).toBeInstanceOf(AppError);
    expect(classified).toMatchObject({ code: 'unavailable', cause: error });
  });

  it.each([
    ['a duplicate key', answer(11000)],
    ['a bad value', answer(2)],
    ['a failed validation', answer(121)],
    ['a programming error', new TypeError('undefined is not a function')],
    ['an AppError', new AppError('login_taken')],
    ['what is no error', 'text'],
  ])('leaves %s alone', (_what, error) => {
    expect(classifyMongoError(error)).toBe(error);
  });
});

describe('duplicateKey', () => {
  it('reads the key from the pattern, else from the message, and never answers the value', () => {
    expect(
      duplicateKey(answer(11000, { keyPattern: { login: 1 }, keyValue: { login: 'a@b.example' } })),
    ).toEqual({ key: 'login' });
    const old =
      'E11000 duplicate key error collection: identity.credentials index: login_1 dup key: { login: "a@b.example" }';
    expect(duplicateKey(new mongo.MongoServerError({ message: old, code: 11000 }))).toEqual({ key: 'login' });
    expect(
      duplicateKey(new mongo.MongoServerError({ message: old.replace('login_1', '_id_'), code: 11000 })),
    ).toEqual({ key: '_id' });
  });

  it('is undefined for everything else', () => {
    expect(duplicateKey(answer(2))).toBeUndefined();
    expect(duplicateKey(new Error('E11000'))).toBeUndefined();
    expect(duplicateKey(undefined)).toBeUndefined();
  });
});
