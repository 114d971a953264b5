import { systemService } from '@latchkey/contracts/system';
import type { NotificationOverrides } from '../src/app.ts';
import { aPerson } from './fake-people.ts';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

async function look(env: Record<string, string> = {}, overrides: NotificationOverrides = {}) {
  const app = await world.startCopy(overrides, env);
  const { checks, settings } = await world.callsOf(app, systemService).describe({});
  return { settings, ...Object.fromEntries(checks.map((each) => [each.name, each])) };
}

describe('what notification knows of itself', () => {
  it('is a mail server it can log in to, and that nothing waits', async () => {
    expect(await look()).toMatchObject({
      settings: { PUBLIC_URL: 'https://shop.example', SHOP_NAME: 'The Shop', DOUBLE_OPT_IN: 'true' },
      'mail-server': { state: 'ok', facts: { at: new URL(world.smtp.url).host } },
      mails: { state: 'ok', facts: { failed: '0', doubt: '0', lateMs: '0' } },
      'dead-letters': { state: 'ok', facts: { count: '0' } },
    });
    expect(world.smtp.mails).toEqual([]);
  });

  it('is a mail server that is away, without the password of its address', async () => {
    const found = await look({ SMTP_URL: 'smtp://me:secret@127.0.0.1:1' });
    expect(found).toMatchObject({
      'mail-server': {
        ...{ state: 'fault', problem: 'no-session' },
        facts: { at: '127.0.0.1:1', answer: expect.stringContaining('ECONNREFUSED') },
      },
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('is a mail that is late', async () => {
    // Nobody takes it up.
    const idle: NonNullable<NotificationOverrides['ledger']> = (real) => ({
      ...real,
      claim: () => Promise.resolve({ deliveries: [], contended: false }),
    });
    await world.startCopy({ ledger: idle });
    await world.requestReset(aPerson());
    expect(await look({}, { ledger: idle })).toMatchObject({ mails: { state: 'ok' } });
    world.clock.advance(301_000);
    expect(await look({}, { ledger: idle })).toMatchObject({
      mails: { state: 'warning', problem: 'mails-wait', facts: { lateMs: '301000' } },
    });
  });
});
