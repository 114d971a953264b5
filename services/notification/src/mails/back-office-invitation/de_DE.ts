import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Ihr Zugang zum Back Office von {{shop}}',
  preview: 'Legen Sie Ihr Passwort fest; der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{requestedAt}} wurde im Back Office von {{shop}} ein Benutzer für Sie angelegt. Legen Sie ein Passwort fest, dann können Sie sich mit dieser E-Mail-Adresse anmelden:</mj-text>
    <mj-button href="{{link}}">Passwort festlegen</mj-button>
    <mj-text>Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Einen neuen schickt Ihnen Ihre Administration. Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie haben diese E-Mail nicht erwartet?</strong> Dann hat sich jemand bei einer Adresse vertippt, und Sie müssen nichts tun. Geben Sie diese E-Mail nicht weiter, auch nicht im Kollegenkreis.</mj-text>`,
  text: `
{{greeting}}

am {{requestedAt}} wurde im Back Office von {{shop}} ein Benutzer für Sie angelegt. Legen Sie ein Passwort fest, dann können Sie sich mit dieser E-Mail-Adresse anmelden. Bitte öffnen Sie diese Seite in Ihrem Browser:

{{link}}

Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Einen neuen schickt Ihnen Ihre Administration.

Sie haben diese E-Mail nicht erwartet? Dann hat sich jemand bei einer Adresse vertippt, und Sie müssen nichts tun. Geben Sie diese E-Mail nicht weiter, auch nicht im Kollegenkreis.`,
};
