import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Please confirm your e-mail address for {{shop}}',
  preview: 'One click and your account is ready. The link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>welcome to {{shop}}! An account with this e-mail address was opened on {{requestedAt}}. Please confirm that the address is yours, then you can log in:</mj-text>
    <mj-button href="{{link}}">Confirm e-mail address</mj-button>
    <mj-text>The link works for {{validFor}}, until {{validUntil}}. If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Was it not you?</strong> Then please do not use the link. Without it nobody can use an account with your address, and you will not hear from us again because of it.</mj-text>`,
  text: `
{{greeting}}

welcome to {{shop}}! An account with this e-mail address was opened on {{requestedAt}}. Please confirm that the address is yours by opening this link in your browser, then you can log in:

{{link}}

The link works for {{validFor}}, until {{validUntil}}.

Was it not you? Then please do not use the link. Without it nobody can use an account with your address, and you will not hear from us again because of it.`,
};
