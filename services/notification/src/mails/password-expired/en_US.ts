import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Please choose a new password for {{shop}}',
  preview: 'Your old password no longer works. The link works for {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text><strong>Your password for {{shop}} no longer works.</strong> On {{requestedAt}} the shop ended it and logged you out everywhere. This is a precaution: should anybody else have come to know the password, it is of no use to them any more. Please choose a new one here:</mj-text>
    <mj-button href="{{link}}">Choose a new password</mj-button>
    <mj-text css-class="address">The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>If the button does nothing, copy this address into your browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text>Choose a password that you use nowhere else. Where else you have used the old one, change it there, too.</mj-text>
    <mj-text><strong>Did you not expect this mail?</strong> Then rather do not use the link: open the shop’s page yourself and ask for a new password there. Nobody at the shop knows your password or will ask you for it. Please do not pass this mail on to anybody.</mj-text>`,
  text: `
{{greeting}}

Your password for {{shop}} no longer works. On {{requestedAt}} the shop ended it and logged you out everywhere. This is a precaution: should anybody else have come to know the password, it is of no use to them any more. Please open this address in your browser and choose a new one:

{{link}}

The link works for {{validFor}}, until {{validUntil}}, and only once. When it is over, you can have a new one at any time: {{forgotUrl}}

Choose a password that you use nowhere else. Where else you have used the old one, change it there, too.

Did you not expect this mail? Then rather do not use the link: open the shop’s page yourself and ask for a new password there. Nobody at the shop knows your password or will ask you for it. Please do not pass this mail on to anybody.`,
};
