import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Choose a new password for the Back Office of {{shop}}',
  preview: 'Your link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>on {{requestedAt}} somebody asked for a link to choose a new password for your user in the Back Office of {{shop}}. If that was you, please go on here:</mj-text>
    <mj-button href="{{link}}">Choose a new password</mj-button>
    <mj-text>The link works for {{validFor}}, until {{validUntil}}, and only once. If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Was it not you?</strong> Then please tell your administrator. Your password stays as it is, and nobody can change it without this link. Do not pass this mail on to anybody, not even to colleagues.</mj-text>`,
  text: `
{{greeting}}

on {{requestedAt}} somebody asked for a link to choose a new password for your user in the Back Office of {{shop}}. If that was you, please open this address in your browser:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once.

Was it not you? Then please tell your administrator. Your password stays as it is, and nobody can change it without this link. Do not pass this mail on to anybody, not even to colleagues.`,
};
