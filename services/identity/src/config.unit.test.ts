import { ConfigError } from '@latchkey/kit/config';
import { loadIdentityConfig } from './config.ts';

const key = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill).toString('base64url');
const good = {
  MONGODB_URI: 'mongodb://localhost/identity',
  AMQP_URL: 'amqp://localhost',
  RPC_CALLERS: 'gateway=secret',
  PUBLIC_URL: 'https://shop.example/',
  MINT_KEYS: `m2:${key(2)},m1:${key(1)}`,
  KEY_ENCRYPTION_KEYS: `e1:${key(3)}`,
  LOGIN_HMAC_KEY: key(4),
};

describe('loadIdentityConfig', () => {
  it('reads the keys in their order, and holds the numbers of the design by itself', () => {
    const config = loadIdentityConfig(good);
    expect(config.MINT_KEYS).toEqual([
      { kid: 'm2', key: Buffer.alloc(32, 2) },
      { kid: 'm1', key: Buffer.alloc(32, 1) },
    ]);
    expect(config).toMatchObject({
      PUBLIC_URL: 'https://shop.example',
      ARGON2_MEMORY_KIB: 19_456,
      ARGON2_PASSES: 2,
      ARGON2_LANES: 1,
      PASSWORD_MIN_LENGTH: 12,
      PASSWORD_MAX_LENGTH: 128,
      ACCESS_TOKEN_TTL: 900_000,
      RESTORE_LINK_TTL: 1_800_000,
      CONFIRM_LINK_TTL: 259_200_000,
      DOUBLE_OPT_IN: true,
    });
  });

  it.each([
    ['a short mint key', { MINT_KEYS: `m1:${key(1, 31)}` }],
    ['an AES key of another length', { KEY_ENCRYPTION_KEYS: `e1:${key(1, 33)}` }],
    ['a kid that is used twice', { MINT_KEYS: `m1:${key(1)},m1:${key(2)}` }],
    ['a key without a kid', { MINT_KEYS: key(1) }],
    ['less memory than OWASP’s least', { ARGON2_MEMORY_KIB: '19455' }],
    ['one pass', { ARGON2_PASSES: '1' }],
    ['a path in the public URL', { PUBLIC_URL: 'https://shop.example/x' }],
  ])('refuses %s, and repeats no secret', (_what, wrong) => {
    const load = (): unknown => loadIdentityConfig({ ...good, ...wrong });
    expect(load).toThrow(ConfigError);
    expect(load).not.toThrow(key(1, 31));
    expect(load).not.toThrow(key(1));
  });

  it('names everything that is missing at once', () => {
    expect(() => loadIdentityConfig({})).toThrow(
      /MONGODB_URI[^]*AMQP_URL[^]*RPC_CALLERS[^]*PUBLIC_URL[^]*MINT_KEYS[^]*KEY_ENCRYPTION_KEYS/,
    );
  });
});
