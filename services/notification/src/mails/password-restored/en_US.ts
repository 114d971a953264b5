import type { MailCopy } from '../mail-definition.ts';

export const english: MailCopy = {
  subject: 'You have a new password for {{shop}}',
  preview: 'Set on {{occurredAt}}. If it was you, all is well.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>a new password for your account at {{shop}} was set on {{occurredAt}}, with a link that we had mailed to this address. Whoever was logged in until then has to log in again.</mj-text>
    <mj-text>If it was you, all is well and there is nothing to do.</mj-text>
    <mj-text><strong>Was it not you?</strong> Then somebody else can read your mails. Please secure your mailbox first, with a new password there. Then go to {{shop}}, choose “Forgot password” and set a new one here too.</mj-text>`,
  text: `
{{greeting}}

a new password for your account at {{shop}} was set on {{occurredAt}}, with a link that we had mailed to this address. Whoever was logged in until then has to log in again.

If it was you, all is well and there is nothing to do.

Was it not you? Then somebody else can read your mails. Please secure your mailbox first, with a new password there. Then go to {{shop}} ({{shopUrl}}), choose "Forgot password" and set a new one here too.`,
};
