import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Choose your password for {{shop}}',
  preview: 'Your account is ready. The link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>{{shop}} keeps an account with this e-mail address for you, and on {{requestedAt}} invited you to choose a password for it. Nobody else knows it or can choose it for you. Please go on here:</mj-text>
    <mj-button href="{{link}}">Choose a password</mj-button>
    <mj-text css-class="address">The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Did you not expect this mail?</strong> Then you need not do anything: without this link nobody can choose a password. Please do not pass this mail on to anybody.</mj-text>`,
  text: `
{{greeting}}

{{shop}} keeps an account with this e-mail address for you, and on {{requestedAt}} invited you to choose a password for it. Nobody else knows it or can choose it for you. Please open this address in your browser:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: {{forgotUrl}}

Did you not expect this mail? Then you need not do anything: without this link nobody can choose a password. Please do not pass this mail on to anybody.`,
};
