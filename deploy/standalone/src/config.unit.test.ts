import { ConfigError } from '@latchkey/kit/config';
import { loadStandaloneConfig } from './config.ts';
import { loadConfiguration } from './load-configuration.ts';

describe('loadStandaloneConfig', () => {
  it('needs nothing', () => {
    expect(loadStandaloneConfig({})).toEqual({
      PORT: 8080,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      PUBLIC_URL: 'http://localhost:8080',
      LOG_LEVEL: 'warn',
      mailbox: true,
    });
  });

  it.each([
    [{ HOST: '127.0.0.2' }, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '0.0.0.0', MAILBOX: 'on' }, true],
    [{ HOST: '0.0.0.0', SMTP_URL: 'smtps://relay.example' }, false],
    [{ SMTP_URL: 'smtps://relay.example' }, false],
    [{ MAILBOX: 'off', SMTP_URL: 'smtps://relay.example' }, false],
  ])('%j: mailbox %s', (env: Record<string, string>, mailbox) => {
    expect(loadStandaloneConfig(env).mailbox).toBe(mailbox);
  });

  it.each([{ HOST: '0.0.0.0' }, { MAILBOX: 'off' }])(
    'refuses mails without a destination: %j',
    (env: Record<string, string>) => {
      expect(() => loadStandaloneConfig(env)).toThrow(/SMTP_URL is not set and the mailbox is off/);
    },
  );

  it('refuses two destinations', () => {
    expect(() => loadStandaloneConfig({ MAILBOX: 'on', SMTP_URL: 'smtp://127.0.0.1' })).toThrow(
      /exclude each other/,
    );
  });

  it('takes the slash off PUBLIC_URL', () => {
    expect(loadStandaloneConfig({ PUBLIC_URL: 'https://shop.example/' }).PUBLIC_URL).toBe(
      'https://shop.example',
    );
  });
});

describe('loadConfiguration', () => {
  const faultsOf = (env: Record<string, string>): readonly string[] => {
    try {
      loadConfiguration(env);
    } catch (error) {
      if (error instanceof ConfigError) return error.faults;
      throw error;
    }
    return [];
  };

  it('has no fault without any variable', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('lists the faults of standalone and of every service at once, each key once, without the values', () => {
    const faults = faultsOf({
      PORT: '99999',
      PUBLIC_URL: 'https://shop.example/path',
      DEFAULT_LOCALE: 'klingon',
      PASSWORD_MIN_LENGTH: 'twelve',
      TERMS_VERSION: '',
      RECONCILE_EVERY: 'sometimes',
      MAIL_TIME_ZONE: 'Mars/Olympus',
      MINT_KEYS: 'a-secret-in-the-wrong-form',
    });
    expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DEFAULT_LOCALE',
      'MAIL_TIME_ZONE',
      'MINT_KEYS',
      'PASSWORD_MIN_LENGTH',
      'PORT',
      'PUBLIC_URL',
      'RECONCILE_EVERY',
    ]);
    expect(faults.join()).not.toMatch(/99999|a-secret|Mars/);
  });

  it('asks for a sender when mails really go out', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://127.0.0.1:2525' }).join()).toMatch(/^MAIL_FROM is not set/);
  });
});
