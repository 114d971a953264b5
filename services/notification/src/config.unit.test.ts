import { loadNotificationConfig, senderDomain } from './config.ts';

const env = {
  MONGODB_URI: 'mongodb://127.0.0.1/notification',
  AMQP_URL: 'amqp://127.0.0.1',
  SMTP_URL: 'smtp://127.0.0.1:2525',
  MAIL_FROM: 'Shop <no-reply@shop.example>',
  SHOP_NAME: 'Shop',
  PUBLIC_URL: 'https://shop.example/',
  RPC_CREDENTIAL: 'notification-secret-of-this-test',
  RPC_CALLERS: 'gateway=gateway-secret-of-this-test',
};

describe('the configuration', () => {
  it('has defaults for all but secrets, addresses and the shop', () => {
    expect(loadNotificationConfig(env)).toMatchObject({
      PUBLIC_URL: 'https://shop.example',
      RESTORE_LINK: '{PUBLIC_URL}/account/restore?token={token}',
      AFTER_DOUBT: 'resend',
      DELIVERY_RETENTION: 7_776_000_000,
      SMTP_CONNECTIONS: 5,
      MAIL_TIME_ZONE: 'UTC',
    });
  });

  it.each([
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'Shop <no-reply@shop.example>\r\nBcc: all@shop.example'],
    ['SMTP_URL', 'http://127.0.0.1'],
    ['MAIL_TIME_ZONE', 'Mars/Olympus'],
    ['RESTORE_LINK', '{PUBLIC_URL}/account/restore'],
    ['RESTORE_LINK', 'javascript:{token}'],
    ['PUBLIC_URL', 'shop.example'],
    ['DEFAULT_LOCALE', 'fr_FR'],
    ['DELIVERY_BATCH', '501'],
    ['AFTER_DOUBT', 'maybe'],
  ])('refuses %s=%s', (key, value) => {
    expect(() => loadNotificationConfig({ ...env, [key]: value })).toThrow(key);
  });

  it('takes a language that one with mails stands in for', () => {
    expect(loadNotificationConfig({ ...env, DEFAULT_LOCALE: 'de_AT' }).DEFAULT_LOCALE).toBe('de_AT');
  });

  it.each([
    ['Shop <no-reply@shop.example>', 'shop.example'],
    ['no-reply@mail.shop.example', 'mail.shop.example'],
  ])('finds the domain of %s', (from, domain) => {
    expect(senderDomain(from)).toBe(domain);
  });
});
