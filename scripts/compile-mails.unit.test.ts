import { mailHtml } from '../services/notification/src/mails/gen/mail-html.ts';
import { compileMail, compileMails } from './compile-mails.ts';

const copy = { subject: 'Hello', preview: 'Hello', mjml: '<mj-text>{{greeting}}</mj-text>', text: '' };

describe('compiling the mails', () => {
  it('makes what the tree holds', async () => {
    expect(await compileMails()).toEqual(mailHtml);
  });

  it.each([
    ['an element', '<mj-txt>{{greeting}}</mj-txt>'],
    ['an attribute', '<mj-text colour="red">{{greeting}}</mj-text>'],
  ])('refuses %s that MJML does not know, and says where', async (_what, mjml) => {
    expect(await compileMail('notice', 'en_US', copy)).toContain('{{greeting}}');
    await expect(compileMail('notice', 'en_US', { ...copy, mjml })).rejects.toThrow(
      'the mail notice in en_US is not sound MJML',
    );
  });
});
