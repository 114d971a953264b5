import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Legen Sie Ihr Passwort für {{shop}} fest',
  preview: 'Ihr Konto ist bereit. Der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>bei {{shop}} gibt es für Sie ein Konto mit dieser E-Mail-Adresse. Am {{requestedAt}} wurden Sie eingeladen, dafür ein Passwort festzulegen. Niemand sonst kennt es oder kann es für Sie festlegen. Hier geht es weiter:</mj-text>
    <mj-button href="{{link}}">Passwort festlegen</mj-button>
    <mj-text css-class="address">Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie haben diese E-Mail nicht erwartet?</strong> Dann brauchen Sie nichts zu tun: Ohne diesen Link kann niemand ein Passwort festlegen. Bitte geben Sie diese E-Mail nicht weiter.</mj-text>`,
  text: `
{{greeting}}

bei {{shop}} gibt es für Sie ein Konto mit dieser E-Mail-Adresse. Am {{requestedAt}} wurden Sie eingeladen, dafür ein Passwort festzulegen. Niemand sonst kennt es oder kann es für Sie festlegen. Bitte öffnen Sie diese Adresse in Ihrem Browser:

{{link}}

Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: {{forgotUrl}}

Sie haben diese E-Mail nicht erwartet? Dann brauchen Sie nichts zu tun: Ohne diesen Link kann niemand ein Passwort festlegen. Bitte geben Sie diese E-Mail nicht weiter.`,
};
