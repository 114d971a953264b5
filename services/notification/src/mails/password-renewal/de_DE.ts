import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Ihr Link zu einem neuen Passwort für {{shop}}',
  preview: 'Der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>mit diesem Link von {{shop}} können Sie ein neues Passwort für Ihr Konto festlegen. Er wurde am {{requestedAt}} veranlasst. Niemand im Shop kennt Ihr Passwort oder kann es für Sie festlegen. Hier geht es weiter:</mj-text>
    <mj-button href="{{link}}">Neues Passwort festlegen</mj-button>
    <mj-text css-class="address">Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie haben diese E-Mail nicht erwartet?</strong> Dann fragen Sie bitte im Shop nach, bevor Sie den Link benutzen. Ohne ihn kann niemand ein Passwort festlegen. Bitte geben Sie diese E-Mail nicht weiter.</mj-text>`,
  text: `
{{greeting}}

mit diesem Link von {{shop}} können Sie ein neues Passwort für Ihr Konto festlegen. Er wurde am {{requestedAt}} veranlasst. Niemand im Shop kennt Ihr Passwort oder kann es für Sie festlegen. Bitte öffnen Sie diese Adresse in Ihrem Browser:

{{link}}

Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: {{forgotUrl}}

Sie haben diese E-Mail nicht erwartet? Dann fragen Sie bitte im Shop nach, bevor Sie den Link benutzen. Ohne ihn kann niemand ein Passwort festlegen. Bitte geben Sie diese E-Mail nicht weiter.`,
};
