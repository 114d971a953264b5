import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Please confirm your new e-mail address for {{shop}}',
  preview: 'Until then the old address stays. The link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>on {{requestedAt}} it was asked for that this address becomes the e-mail address of an account at {{shop}}. If that was you, please confirm it; from then on you log in with this address, and everybody logged in has to log in again. Please go on here:</mj-text>
    <mj-button href="{{link}}">Confirm new address</mj-button>
    <mj-text>The link works for {{validFor}}, until {{validUntil}}, and only once. If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody has mistyped their address. You need not do anything: without this link your address is not used.</mj-text>`,
  text: `
{{greeting}}

on {{requestedAt}} it was asked for that this address becomes the e-mail address of an account at {{shop}}. If that was you, please confirm it; from then on you log in with this address, and everybody logged in has to log in again. Please open this address in your browser:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once.

Was it not you? Then somebody has mistyped their address. You need not do anything: without this link your address is not used.`,
};
