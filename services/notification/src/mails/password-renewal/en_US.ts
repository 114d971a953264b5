import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Your link to a new password for {{shop}}',
  preview: 'The link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>{{shop}} sends you this link so that you can choose a new password for your account. It was asked for on {{requestedAt}}. Nobody at the shop knows your password or can choose it for you. Please go on here:</mj-text>
    <mj-button href="{{link}}">Choose a new password</mj-button>
    <mj-text css-class="address">The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Did you not expect this mail?</strong> Then ask the shop before you use the link. Without it nobody can choose a password. Please do not pass this mail on to anybody.</mj-text>`,
  text: `
{{greeting}}

{{shop}} sends you this link so that you can choose a new password for your account. It was asked for on {{requestedAt}}. Nobody at the shop knows your password or can choose it for you. Please open this address in your browser:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: {{forgotUrl}}

Did you not expect this mail? Then ask the shop before you use the link. Without it nobody can choose a password. Please do not pass this mail on to anybody.`,
};
