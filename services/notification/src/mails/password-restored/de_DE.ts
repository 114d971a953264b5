import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Sie haben ein neues Passwort für {{shop}}',
  preview: 'Festgelegt am {{occurredAt}}. Wenn Sie das waren, ist alles in Ordnung.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{occurredAt}} wurde ein neues Passwort für Ihr Konto bei {{shop}} festgelegt, und zwar mit einem Link, den wir an diese Adresse geschickt hatten. Wer bis dahin angemeldet war, muss sich erneut anmelden.</mj-text>
    <mj-text>Wenn Sie das waren, ist alles in Ordnung und Sie brauchen nichts zu tun.</mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann kann jemand anderes Ihre E-Mails lesen. Bitte sichern Sie zuerst Ihr Postfach mit einem neuen Passwort. Gehen Sie danach zu {{shop}}, wählen Sie „Passwort vergessen“ und legen Sie auch hier ein neues fest.</mj-text>`,
  text: `
{{greeting}}

am {{occurredAt}} wurde ein neues Passwort für Ihr Konto bei {{shop}} festgelegt, und zwar mit einem Link, den wir an diese Adresse geschickt hatten. Wer bis dahin angemeldet war, muss sich erneut anmelden.

Wenn Sie das waren, ist alles in Ordnung und Sie brauchen nichts zu tun.

Sie waren das nicht? Dann kann jemand anderes Ihre E-Mails lesen. Bitte sichern Sie zuerst Ihr Postfach mit einem neuen Passwort. Gehen Sie danach zu {{shop}} ({{shopUrl}}), wählen Sie „Passwort vergessen“ und legen Sie auch hier ein neues fest.`,
};
