import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'You already have an account at {{shop}}',
  preview: 'Somebody wanted to use your address for an account on {{occurredAt}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>on {{occurredAt}} somebody wanted to use this e-mail address for another account at {{shop}}. You have an account with it already, so nothing has changed.</mj-text>
    <mj-text>If that was you, please log in with your password. If you have forgotten it, you can set a new one here:</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text><strong>Was it not you?</strong> Then you need not do anything: whoever it was does not learn that you have an account, and cannot get into it.</mj-text>`,
  text: `
{{greeting}}

on {{occurredAt}} somebody wanted to use this e-mail address for another account at {{shop}}. You have an account with it already, so nothing has changed.

If that was you, please log in with your password. If you have forgotten it, you can set a new one here: {{forgotUrl}}

Was it not you? Then you need not do anything: whoever it was does not learn that you have an account, and cannot get into it.`,
};
