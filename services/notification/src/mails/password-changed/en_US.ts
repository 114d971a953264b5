import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'Your password for {{shop}} was changed',
  preview: 'Changed on {{occurredAt}}. If it was you, all is well.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>the password of your account at {{shop}} was changed on {{occurredAt}}. Whoever was logged in until then has to log in again with the new one.</mj-text>
    <mj-text>If it was you, all is well and there is nothing to do.</mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody knew your old password. Please go to {{shop}} at once, choose “Forgot password” and set a new one: that locks the other person out. If you use the old password elsewhere too, change it there as well.</mj-text>`,
  text: `
{{greeting}}

the password of your account at {{shop}} was changed on {{occurredAt}}. Whoever was logged in until then has to log in again with the new one.

If it was you, all is well and there is nothing to do.

Was it not you? Then somebody knew your old password. Please go to {{shop}} ({{shopUrl}}) at once, choose "Forgot password" and set a new one: that locks the other person out. If you use the old password elsewhere too, change it there as well.`,
};
