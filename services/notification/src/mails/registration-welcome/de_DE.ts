import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Willkommen bei {{shop}}',
  preview: 'Ihr Konto ist bereit.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>willkommen bei {{shop}}! Ihre E-Mail-Adresse wurde am {{occurredAt}} bestätigt und Ihr Konto ist bereit: Sie melden sich mit dieser Adresse und dem Passwort an, das Sie gewählt haben.</mj-text>
    <mj-button href="{{shopUrl}}">Zum Shop</mj-button>
    <mj-text>Falls Sie Ihr Passwort einmal vergessen, legen Sie hier ein neues fest:</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann kann jemand anderes Ihre E-Mails lesen. Bitte sichern Sie Ihr Postfach mit einem neuen Passwort und legen Sie danach unter der obigen Adresse auch hier ein neues fest.</mj-text>`,
  text: `
{{greeting}}

willkommen bei {{shop}}! Ihre E-Mail-Adresse wurde am {{occurredAt}} bestätigt und Ihr Konto ist bereit: Sie melden sich mit dieser Adresse und dem Passwort an, das Sie gewählt haben.

Zum Shop: {{shopUrl}}

Falls Sie Ihr Passwort einmal vergessen, legen Sie hier ein neues fest: {{forgotUrl}}

Sie waren das nicht? Dann kann jemand anderes Ihre E-Mails lesen. Bitte sichern Sie Ihr Postfach mit einem neuen Passwort und legen Sie danach unter der obigen Adresse auch hier ein neues fest.`,
};
