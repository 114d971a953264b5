import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Ihr neues Passwort für {{shop}}',
  preview: 'Ihr Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{requestedAt}} wurde ein Link angefordert, um ein neues Passwort für Ihr Konto bei {{shop}} festzulegen. Wenn Sie das waren, geht es hier weiter:</mj-text>
    <mj-button href="{{link}}">Neues Passwort festlegen</mj-button>
    <mj-text>Der Link gilt {{validFor}}, bis zum {{validUntil}}, und nur ein einziges Mal. Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist, und ohne diesen Link kann es niemand ändern. Bitte geben Sie diese E-Mail nicht weiter.</mj-text>`,
  text: `
{{greeting}}

am {{requestedAt}} wurde ein Link angefordert, um ein neues Passwort für Ihr Konto bei {{shop}} festzulegen. Wenn Sie das waren, öffnen Sie bitte diese Adresse in Ihrem Browser:

{{link}}

Der Link gilt {{validFor}}, bis zum {{validUntil}}, und nur ein einziges Mal.

Sie waren das nicht? Dann brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist, und ohne diesen Link kann es niemand ändern. Bitte geben Sie diese E-Mail nicht weiter.`,
};
