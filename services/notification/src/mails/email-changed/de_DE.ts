import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Ihr Konto bei {{shop}} hat eine neue E-Mail-Adresse',
  preview: 'Seit {{occurredAt}} gehört diese Adresse nicht mehr dazu.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>seit {{occurredAt}} hat Ihr Konto bei {{shop}} eine andere E-Mail-Adresse. Sie melden sich mit der neuen an, und unsere E-Mails gehen dorthin; diese ist die letzte an diese Adresse. Wer angemeldet war, muss sich neu anmelden.</mj-text>
    <mj-text>Wenn Sie das waren, ist alles in Ordnung und Sie brauchen hier nichts zu tun.</mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann hat jemand Ihr Konto übernommen. Bitte schreiben Sie uns sofort, und zwar von dieser Adresse; wie Sie uns erreichen, steht im Shop:</mj-text>
    <mj-text css-class="address"><a href="{{shopUrl}}">{{shopUrl}}</a></mj-text>`,
  text: `
{{greeting}}

seit {{occurredAt}} hat Ihr Konto bei {{shop}} eine andere E-Mail-Adresse. Sie melden sich mit der neuen an, und unsere E-Mails gehen dorthin; diese ist die letzte an diese Adresse. Wer angemeldet war, muss sich neu anmelden.

Wenn Sie das waren, ist alles in Ordnung und Sie brauchen hier nichts zu tun.

Sie waren das nicht? Dann hat jemand Ihr Konto übernommen. Bitte schreiben Sie uns sofort, und zwar von dieser Adresse; wie Sie uns erreichen, steht im Shop: {{shopUrl}}`,
};
