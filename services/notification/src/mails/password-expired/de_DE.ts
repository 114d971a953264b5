import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Bitte legen Sie ein neues Passwort für {{shop}} fest',
  preview: 'Ihr altes Passwort gilt nicht mehr. Der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text><strong>Ihr Passwort für {{shop}} gilt nicht mehr.</strong> Der Shop hat es am {{requestedAt}} ungültig gemacht und Sie überall abgemeldet. Das ist eine Vorsichtsmaßnahme: Sollte jemand anderes das Passwort erfahren haben, nützt es ihm nichts mehr. Bitte legen Sie hier ein neues fest:</mj-text>
    <mj-button href="{{link}}">Neues Passwort festlegen</mj-button>
    <mj-text css-class="address">Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: <a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>
    <mj-text>Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text>Wählen Sie ein Passwort, das Sie sonst nirgends benutzen. Wo Sie das alte außerdem benutzt haben, ändern Sie es bitte auch dort.</mj-text>
    <mj-text><strong>Sie haben diese E-Mail nicht erwartet?</strong> Dann benutzen Sie den Link besser nicht: Öffnen Sie die Seite des Shops selbst und fordern Sie dort ein neues Passwort an. Niemand im Shop kennt Ihr Passwort oder fragt Sie danach. Bitte geben Sie diese E-Mail nicht weiter.</mj-text>`,
  text: `
{{greeting}}

Ihr Passwort für {{shop}} gilt nicht mehr. Der Shop hat es am {{requestedAt}} ungültig gemacht und Sie überall abgemeldet. Das ist eine Vorsichtsmaßnahme: Sollte jemand anderes das Passwort erfahren haben, nützt es ihm nichts mehr. Bitte öffnen Sie diese Adresse in Ihrem Browser und legen Sie ein neues fest:

{{link}}

Der Link gilt {{validFor}}, bis {{validUntil}}, und nur ein einziges Mal. Danach bekommen Sie jederzeit einen neuen: {{forgotUrl}}

Wählen Sie ein Passwort, das Sie sonst nirgends benutzen. Wo Sie das alte außerdem benutzt haben, ändern Sie es bitte auch dort.

Sie haben diese E-Mail nicht erwartet? Dann benutzen Sie den Link besser nicht: Öffnen Sie die Seite des Shops selbst und fordern Sie dort ein neues Passwort an. Niemand im Shop kennt Ihr Passwort oder fragt Sie danach. Bitte geben Sie diese E-Mail nicht weiter.`,
};
