import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Sie haben bereits ein Konto bei {{shop}}',
  preview: 'Am {{occurredAt}} wollte jemand Ihre Adresse für ein Konto verwenden.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{occurredAt}} wollte jemand diese E-Mail-Adresse für ein weiteres Konto bei {{shop}} verwenden. Sie haben damit bereits ein Konto; deshalb wurde nichts geändert.</mj-text>
    <mj-text>Wenn Sie das waren, melden Sie sich bitte mit Ihrem Passwort an. Falls Sie es vergessen haben, legen Sie hier ein neues fest:</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann brauchen Sie nichts zu tun: Wer es auch war, erfährt nicht, dass Sie ein Konto haben, und kommt nicht hinein.</mj-text>`,
  text: `
{{greeting}}

am {{occurredAt}} wollte jemand diese E-Mail-Adresse für ein weiteres Konto bei {{shop}} verwenden. Sie haben damit bereits ein Konto; deshalb wurde nichts geändert.

Wenn Sie das waren, melden Sie sich bitte mit Ihrem Passwort an. Falls Sie es vergessen haben, legen Sie hier ein neues fest: {{forgotUrl}}

Sie waren das nicht? Dann brauchen Sie nichts zu tun: Wer es auch war, erfährt nicht, dass Sie ein Konto haben, und kommt nicht hinein.`,
};
