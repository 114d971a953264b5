import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Your access to the Back Office of {{shop}}',
  preview: 'Choose your password; the link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>on {{requestedAt}} a user was made for you in the Back Office of {{shop}}. Choose a password, and you can log in with this e-mail address:</mj-text>
    <mj-button href="{{link}}">Choose a password</mj-button>
    <mj-text>The link works for {{validFor}}, until {{validUntil}}, and only once. Your administrator can send you another one. If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Did you not expect this mail?</strong> Then somebody has mistyped an address: you need not do anything. Do not pass this mail on to anybody, not even to colleagues.</mj-text>`,
  text: `
{{greeting}}

on {{requestedAt}} a user was made for you in the Back Office of {{shop}}. Choose a password, and you can log in with this e-mail address. Please open this page in your browser:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once. Your administrator can send you another one.

Did you not expect this mail? Then somebody has mistyped an address: you need not do anything. Do not pass this mail on to anybody, not even to colleagues.`,
};
