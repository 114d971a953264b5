import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Ihr Passwort für {{shop}} wurde geändert',
  preview: 'Geändert am {{occurredAt}}. Wenn Sie das waren, ist alles in Ordnung.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>das Passwort Ihres Kontos bei {{shop}} wurde am {{occurredAt}} geändert. Wer bis dahin angemeldet war, muss sich mit dem neuen Passwort erneut anmelden.</mj-text>
    <mj-text>Wenn Sie das waren, ist alles in Ordnung und Sie brauchen nichts zu tun.</mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann kannte jemand Ihr altes Passwort. Bitte gehen Sie sofort zu {{shop}}, wählen Sie „Passwort vergessen“ und legen Sie ein neues fest: Damit ist die andere Person ausgesperrt. Falls Sie das alte Passwort auch anderswo benutzen, ändern Sie es bitte auch dort.</mj-text>`,
  text: `
{{greeting}}

das Passwort Ihres Kontos bei {{shop}} wurde am {{occurredAt}} geändert. Wer bis dahin angemeldet war, muss sich mit dem neuen Passwort erneut anmelden.

Wenn Sie das waren, ist alles in Ordnung und Sie brauchen nichts zu tun.

Sie waren das nicht? Dann kannte jemand Ihr altes Passwort. Bitte gehen Sie sofort zu {{shop}} ({{shopUrl}}), wählen Sie „Passwort vergessen“ und legen Sie ein neues fest: Damit ist die andere Person ausgesperrt. Falls Sie das alte Passwort auch anderswo benutzen, ändern Sie es bitte auch dort.`,
};
