import { z } from 'zod';
import {
  callerSecrets,
  ConfigError,
  describeConfig,
  duration,
  flag,
  integer,
  isLoopback,
  list,
  listenAddress,
  loadConfig,
  logLevel,
  parseHostPort,
  publicUrl,
} from './index.ts';

const schema = z.object({
  PORT: integer(1, 65_535).default(8080).describe('TCP port'),
  LINK_TTL: duration().prefault('30m').describe('life of a link'),
  SESSION_TTL: duration().default(1_209_600_000).describe('life of a session'),
  OPT_IN: flag().default(true).describe('double opt-in'),
  PROXIES: list().default([]).describe('trusted proxies'),
  HEALTH_LISTEN: listenAddress().default({ host: '127.0.0.1', port: 9090 }).describe('health port'),
  MINT_KEY: z
    .string()
    .min(32, { error: ({ input }) => `${JSON.stringify(input)} is too short, at least 32 characters` })
    .meta({ secret: true })
    .describe('key of links'),
  PEPPER: z.string().meta({ secret: true }).optional().describe('pepper'),
  STORE: z.string().describe('name of the store'),
});
const good = { MINT_KEY: 'k'.repeat(32), STORE: 'DE' };

function faultsOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('loadConfig', () => {
  it('fills in defaults and takes empty variables as not set', () => {
    expect(loadConfig('shop', schema, { ...good, PORT: '', OPT_IN: '' })).toEqual({
      ...good,
      PORT: 8080,
      LINK_TTL: 1_800_000,
      SESSION_TTL: 1_209_600_000,
      OPT_IN: true,
      PROXIES: [],
      HEALTH_LISTEN: { host: '127.0.0.1', port: 9090 },
    });
  });

  it('ignores variables the schema does not name', () => {
    expect(loadConfig('shop', schema, { ...good, PATH: '/bin' })).not.toHaveProperty('PATH');
  });

  it('reports every fault at once, with what the key means', () => {
    const faults = faultsOf(() =>
      loadConfig('shop', schema, {
        PORT: '99999',
        LINK_TTL: 'soon',
        OPT_IN: 'maybe',
        HEALTH_LISTEN: 'here',
        STORE: 'DE',
      }),
    );
    expect(faults).toEqual([
      'PORT is not valid: at most 65535 (TCP port)',
      'LINK_TTL is not valid: a number with the unit s, m, h or d is expected, such as 30m (life of a link)',
      'OPT_IN is not valid: on or off is expected (double opt-in)',
      'HEALTH_LISTEN is not valid: host:port or off is expected, such as 127.0.0.1:9090 (health port)',
      'MINT_KEY is not set (key of links)',
    ]);
  });

  it('never repeats the value of a secret, not even when the rule does', () => {
    const faults = faultsOf(() => loadConfig('shop', schema, { ...good, MINT_KEY: 'hunter2-hunter2' }));
    expect(faults).toEqual([
      'MINT_KEY is not valid: "[its value]" is too short, at least 32 characters (key of links)',
    ]);
  });

  it('reports a rule about several keys by its own words', () => {
    const either = schema.refine(({ PORT }) => PORT !== 1, 'PORT 1 and STORE exclude each other');
    expect(faultsOf(() => loadConfig('shop', either, { ...good, PORT: '1' }))).toEqual([
      'PORT 1 and STORE exclude each other',
    ]);
  });

  it('says in one text which service and how many faults', () => {
    const load = (): unknown => loadConfig('shop', schema, {});
    expect(load).toThrow(/^shop cannot start, its configuration has 2 faults:\n {2}- MINT_KEY is not set/);
  });
});

describe('describeConfig', () => {
  it('tells meaning, default, need and secrecy through optional and default', () => {
    const rows = describeConfig(schema).map(({ key, defaultText, required, secret }) => [
      key,
      defaultText,
      required,
      secret,
    ]);
    expect(rows).toEqual([
      ['PORT', '8080', false, false],
      ['LINK_TTL', '30m', false, false],
      ['SESSION_TTL', '14d', false, false],
      ['OPT_IN', 'on', false, false],
      ['PROXIES', '', false, false],
      ['HEALTH_LISTEN', '127.0.0.1:9090', false, false],
      ['MINT_KEY', undefined, true, true],
      ['PEPPER', undefined, false, true],
      ['STORE', undefined, true, false],
    ]);
    expect(describeConfig(schema)[1]?.description).toBe('life of a link');
  });

  it('finds a description or a secret mark given before optional', () => {
    const early = z.object({ KEY: z.string().describe('a key').meta({ secret: true }).optional() });
    expect(describeConfig(early)).toEqual([
      { key: 'KEY', description: 'a key', secret: true, required: false, defaultText: undefined },
    ]);
  });
});

describe('values', () => {
  it.each([
    ['45s', 45_000],
    ['30m', 1_800_000],
    ['72h', 259_200_000],
    ['90d', 7_776_000_000],
  ])('reads %s as %i ms', (text, ms) => {
    expect(duration().parse(text)).toBe(ms);
  });

  it.each(['', '5', '-5m', '1.5h', '10 m', '9999999999d'])('refuses the duration "%s"', (text) => {
    expect(duration().safeParse(text).success).toBe(false);
  });

  it('refuses a duration that is longer than it may be, and says what is', () => {
    expect(duration(60_000).parse('60s')).toBe(60_000);
    expect(duration(60_000).safeParse('61s').error?.issues[0]?.message).toBe('at most 1m');
  });

  it.each(['1.5', '1e3', ' 7', '0x10', ''])('refuses the whole number "%s"', (text) => {
    expect(integer(-10, 10_000).safeParse(text).success).toBe(false);
  });

  it('reads callers and keeps what follows the first =', () => {
    expect(callerSecrets().parse('gateway=a1==, customer=b2')).toEqual({ gateway: 'a1==', customer: 'b2' });
  });

  it.each(['gateway', 'gateway=', '=x', 'gateway=a b', 'gateway=a,,customer=b'])(
    'refuses the callers "%s"',
    (text) => {
      expect(callerSecrets().safeParse(text).success).toBe(false);
    },
  );

  it('reads list, flag and off', () => {
    expect(list().parse(' a, b ,,c')).toEqual(['a', 'b', 'c']);
    expect([flag().parse('1'), flag().parse('off')]).toEqual([true, false]);
    expect(listenAddress().parse('off')).toBe('off');
    expect([logLevel().parse('silent'), logLevel().safeParse('loud').success]).toEqual(['silent', false]);
  });
});

describe('publicUrl', () => {
  it.each(['https://shop.example', 'https://shop.example/', 'http://localhost:8080'])('takes %s', (text) => {
    expect(publicUrl().parse(text)).toBe(text.replace(/\/$/, ''));
  });

  it.each([
    'shop.example',
    'ftp://shop.example',
    'https://shop.example/de',
    'https://shop.example?x',
    'https://a b',
  ])('refuses %s', (text) => {
    expect(publicUrl().safeParse(text).success).toBe(false);
  });
});

describe('addresses', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '[::1]', 'localhost', 'LocalHost'])('%s is loopback', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    'localhost.example',
    '127.0.0.1.example',
    '127.1',
    '::ffff:127.0.0.1',
  ])('%s is not loopback', (host) => {
    expect(isLoopback(host)).toBe(false);
  });

  it('splits host and port', () => {
    expect(parseHostPort('[::1]:50051')).toEqual({ host: '::1', port: 50_051 });
    expect(parseHostPort('identity:0')).toEqual({ host: 'identity', port: 0 });
  });

  it.each(['', ':80', 'host', 'host:', 'host:65536', '::1:80', 'host:80:90', 'ho st:80'])(
    'refuses "%s"',
    (text) => {
      expect(parseHostPort(text)).toBeUndefined();
    },
  );
});
