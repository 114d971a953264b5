import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Welcome to {{shop}}',
  preview: 'Your account is ready.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>welcome to {{shop}}! Your e-mail address was confirmed on {{occurredAt}} and your account is ready: you log in with this address and the password you have chosen.</mj-text>
    <mj-button href="{{shopUrl}}">To the shop</mj-button>
    <mj-text>Should you ever forget your password, you can set a new one here:</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody else can read your mails. Please secure your mailbox with a new password, then set a new one here too, under the address above.</mj-text>`,
  text: `
{{greeting}}

welcome to {{shop}}! Your e-mail address was confirmed on {{occurredAt}} and your account is ready: you log in with this address and the password you have chosen.

To the shop: {{shopUrl}}

Should you ever forget your password, you can set a new one here: {{forgotUrl}}

Was it not you? Then somebody else can read your mails. Please secure your mailbox with a new password, then set a new one here too, under the address above.`,
};
