import { mailsService } from '@latchkey/contracts/notification';
import { newId } from '@latchkey/kit/ids';
import { runAs } from '@latchkey/kit/origin';
import { createTestBus, eventually } from '@latchkey/testkit';
import { createNotificationWorld, type NotificationWorld } from './notification-world.ts';

let world: NotificationWorld;
beforeAll(async () => {
  world = await createNotificationWorld();
});
afterEach(() => world.reset());
afterAll(() => world.stop());

/** A mail sent by staff is tried once: a mail server of a busy machine that is slow to greet must do. */
const patient = { SMTP_TIMEOUT: '20s' };

describe('the mails, as staff see them', () => {
  it('are all there in every language, with links that lead nowhere', async () => {
    const mails = world.callsOf(await world.startCopy(), mailsService);
    const { kinds, locales } = await mails.listMails({});
    expect(locales).toEqual(['en_US', 'de_DE']);
    expect(kinds).toEqual(expect.arrayContaining(['password-reset', 'password-invitation', 'email-change']));
    for (const kind of kinds)
      for (const locale of locales) {
        const mail = await mails.previewMail({ kind, locale });
        expect(mail.locale).toBe(locale.replace('_', '-'));
        expect(mail.html).toContain('<html');
        expect(mail.subject).not.toContain('{{');
        expect(mail.text).toContain('The Shop');
      }
    expect((await mails.previewMail({ kind: 'password-reset', locale: 'fr_FR' })).locale).toBe('en-US');
    await expect(mails.previewMail({ kind: 'password-lost' })).rejects.toMatchObject({
      code: 'mail_not_found',
    });
  });

  it('go to the one address asked for, and the audit trail hears of it', async () => {
    const bus = createTestBus();
    const mails = world.callsOf(await world.startCopy({ bus }, patient), mailsService);
    const actor = { kind: 'staff', id: newId(), name: 'admin', address: '' } as const;
    const request = { kind: 'password-changed', locale: 'de_DE', address: 'staff@mail.example' };
    const answer = await runAs({ actor, requestId: 'r1' }, () => mails.sendTestMail(request));
    expect(answer).toEqual({ outcome: 'sent', answer: '' });
    expect(world.smtp.recipients).toEqual(['staff@mail.example']);
    await eventually(() => expect(bus.ofType('audit.recorded')).toHaveLength(1));
    const [event] = bus.ofType('audit.recorded');
    expect(event?.data).toMatchObject({
      entries: [{ act: 'mail.test_sent', actor, details: { kind: 'password-changed' } }],
    });
    expect(JSON.stringify(event)).not.toContain('staff@');
    expect(world.logged.join('')).not.toContain('staff@');
  });

  it('tell what the mail server says', async () => {
    const mails = world.callsOf(await world.startCopy({}, patient), mailsService);
    world.smtp.behaviour = { recipient: 550 };
    const answer = await mails.sendTestMail({ kind: 'password-changed', address: 'staff@mail.example' });
    expect(answer.outcome).toBe('refused');
    expect(answer.answer).toMatch(/^550/);
    expect(answer.answer).not.toContain('staff@');
    await expect(mails.sendTestMail({ kind: 'password-changed', address: 'nobody' })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [expect.objectContaining({ field: 'address' })],
    });
  });
});
