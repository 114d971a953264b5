import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'A new e-mail address for your account at {{shop}}',
  preview: 'Asked for on {{occurredAt}}. If it was you, all is well.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>on {{occurredAt}} it was asked for that your account at {{shop}} gets a new e-mail address. We have mailed a link there; as soon as it is used, you log in with the new address, and this one no longer belongs to your account.</mj-text>
    <mj-text>If it was you, all is well and there is nothing to do here.</mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody knows your password. Please set a new one at once: that locks the other person out and makes the link to the new address void.</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>`,
  text: `
{{greeting}}

on {{occurredAt}} it was asked for that your account at {{shop}} gets a new e-mail address. We have mailed a link there; as soon as it is used, you log in with the new address, and this one no longer belongs to your account.

If it was you, all is well and there is nothing to do here.

Was it not you? Then somebody knows your password. Please set a new one at once: that locks the other person out and makes the link to the new address void. Go to {{forgotUrl}}`,
};
