import { randomBytes } from 'node:crypto';
import { AppError } from '../errors/index.ts';
import { createLogger, type Logger } from './index.ts';
import { scrub } from './scrub.ts';

/** A logger whose lines are kept. */
function capture(): { logger: Logger; text: () => string; lines: () => Record<string, unknown>[] } {
  const written: string[] = [];
  const logger = createLogger({
    service: 'identity',
    level: 'trace',
    destination: { write: (line) => void written.push(line) },
  });
  return {
    logger,
    text: () => written.join(''),
    lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const password = 'Correct-Horse 7 battery';
const token = randomBytes(32).toString('base64url');
const address = 'jürgen.o+shop@müller-bücher.example';
const link = `https://shop.example/account/restore?token=${token}`;
const jwt = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const phc = '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaC9oYXNo+aGFzaA';
const secrets = [password, token, address, link, jwt, phc, 'jürgen'];

function expectNoSecret(text: string): void {
  for (const secret of secrets) expect(text).not.toContain(secret);
}

describe('a log line', () => {
  it('says who, when, how bad and what', () => {
    const { logger, lines } = capture();
    logger.info({ rpc: 'x' }, 'done');
    expect(lines()[0]).toMatchObject({ service: 'identity', level: 'info', rpc: 'x', msg: 'done' });
    expect(lines()[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it.each([0, 1, 2, 3, 4])('holds no secret placed by its name at depth %i', (depth) => {
    const { logger, text } = capture();
    let fields: Record<string, unknown> = {
      password,
      newPassword: password,
      token,
      link,
      phc,
      login: address,
    };
    for (let level = 0; level < depth; level += 1) fields = { inner: fields, list: [fields] };
    logger.info(fields, 'request');
    expectNoSecret(text());
    expect(text()).toContain('[redacted]');
  });

  it('holds no secret that stands in the message or under a harmless name', () => {
    const { logger, text } = capture();
    logger.warn(
      { note: `${address} used ${link}`, to: [address], chain: { of: { many: { deep: { parts: phc } } } } },
      jwt,
    );
    logger.info('mail to <%s> failed, key %s', address, token);
    expectNoSecret(text());
  });

  it('holds of an error only type, code, message and stack, also of its causes', () => {
    const { logger, text, lines } = capture();
    const driver = Object.assign(
      new Error(
        `E11000 duplicate key error collection: identity.credentials index: login_1 dup key: { login: "${address}" }`,
      ),
      { code: 11000, keyValue: { login: address }, errorResponse: { writeErrors: [{ op: { password } }] } },
    );
    const refused = Object.assign(new Error(`550 no such user ${address}`, { cause: driver }), {
      rejected: [address],
      command: password,
    });
    logger.error(
      { err: new AppError('internal', { detail: `sending ${link}`, cause: refused }) },
      'rpc failed',
    );
    expectNoSecret(text());
    expect(text()).not.toMatch(/keyValue|writeErrors|rejected|command/);
    expect(lines()[0]).toMatchObject({
      err: {
        type: 'AppError',
        code: 'internal',
        message: 'sending https://shop.example/account/restore?[redacted]',
        cause: {
          message: '550 no such user [address]',
          cause: {
            code: 11000,
            message:
              'E11000 duplicate key error collection: identity.credentials index: login_1 dup key: [redacted]',
          },
        },
      },
    });
  });

  it('holds no secret of an error logged bare, nor of one that is no error', () => {
    const { logger, text } = capture();
    logger.error(
      new Error(`cannot reach mongodb://identity:${encodeURIComponent(password)}@db.example/identity`),
    );
    logger.fatal({ err: { password, token } });
    logger.info({ a: { b: { password: [password] } } });
    logger.child({ email: address, of: { token: [token, { parts: [password] }] } }).info('x');
    logger.info({ a: { b: { c: { d: { e: { secret: { parts: [password] } } } } } } });
    expectNoSecret(text());
    expect(text()).not.toContain('Correct-Horse');
  });

  it('ends for causes that lead back to themselves', () => {
    const { logger, lines } = capture();
    const one = new Error('one');
    one.cause = one;
    logger.error({ err: one });
    expect(lines()).toHaveLength(1);
  });
});

describe('scrub', () => {
  it.each([
    'node_modules/@grpc/grpc-js/build/src/client.js:193:49',
    '0192f0c1-2b3c-7def-8123-456789abcdef',
    '/identity.v1.IdentityService/ListPendingCredentials',
    'services/notification/src/features/registration-confirmation-requested-by-somebody/index.ts',
    'http://127.0.0.1:8080/glue/customers',
    'latchkey@0.1.0 on node v20.20.2',
  ])('leaves %s alone', (text) => {
    expect(scrub(text)).toBe(text);
  });

  it('takes time in proportion to the line', () => {
    const quickest = (times: number): number => {
      const line = `${'a'.repeat(25 * times)}@${'b.'.repeat(5 * times)} ${'https://'.repeat(2 * times)}?`;
      const took = Array.from({ length: 5 }, () => {
        const started = performance.now();
        scrub(line);
        return performance.now() - started;
      });
      return Math.min(...took);
    };
    // In proportion it is 8; of a time that grows with the square it would be 64.
    expect(quickest(4_000) / quickest(500)).toBeLessThan(24);
  });
});
