import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Bitte bestätigen Sie Ihre neue E-Mail-Adresse für {{shop}}',
  preview: 'Bis dahin bleibt die alte Adresse. Der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{requestedAt}} wurde gewünscht, dass diese Adresse die E-Mail-Adresse eines Kontos bei {{shop}} wird. Wenn Sie das waren, bestätigen Sie es bitte; von da an melden Sie sich mit dieser Adresse an, und wer angemeldet ist, muss sich erneut anmelden. Hier geht es weiter:</mj-text>
    <mj-button href="{{link}}">Neue Adresse bestätigen</mj-button>
    <mj-text>Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann hat sich jemand bei der Adresse vertippt. Sie brauchen nichts zu tun: Ohne diesen Link wird Ihre Adresse nicht verwendet.</mj-text>`,
  text: `
{{greeting}}

am {{requestedAt}} wurde gewünscht, dass diese Adresse die E-Mail-Adresse eines Kontos bei {{shop}} wird. Wenn Sie das waren, bestätigen Sie es bitte; von da an melden Sie sich mit dieser Adresse an, und wer angemeldet ist, muss sich erneut anmelden. Bitte öffnen Sie diese Adresse in Ihrem Browser:

{{link}}

Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal.

Sie waren das nicht? Dann hat sich jemand bei der Adresse vertippt. Sie brauchen nichts zu tun: Ohne diesen Link wird Ihre Adresse nicht verwendet.`,
};
