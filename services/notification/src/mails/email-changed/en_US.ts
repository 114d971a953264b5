import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Your account at {{shop}} has a new e-mail address',
  preview: 'Since {{occurredAt}} this address no longer belongs to it.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>since {{occurredAt}} your account at {{shop}} has another e-mail address. You log in with the new one, and our mails go there; this is the last one to this address. Everybody who was logged in has to log in again.</mj-text>
    <mj-text>If it was you, all is well and there is nothing to do here.</mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody has taken your account over. Please write to us at once, from this address; you find how to reach us in the shop:</mj-text>
    <mj-text css-class="address"><a href="{{shopUrl}}">{{shopUrl}}</a></mj-text>`,
  text: `
{{greeting}}

since {{occurredAt}} your account at {{shop}} has another e-mail address. You log in with the new one, and our mails go there; this is the last one to this address. Everybody who was logged in has to log in again.

If it was you, all is well and there is nothing to do here.

Was it not you? Then somebody has taken your account over. Please write to us at once, from this address; you find how to reach us in the shop: {{shopUrl}}`,
};
