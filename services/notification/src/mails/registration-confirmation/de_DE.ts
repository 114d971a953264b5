import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse für {{shop}}',
  preview: 'Ein Klick, und Ihr Konto ist bereit. Der Link gilt {{validFor}}.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>willkommen bei {{shop}}! Am {{requestedAt}} wurde ein Konto mit dieser E-Mail-Adresse eröffnet. Bitte bestätigen Sie, dass die Adresse Ihnen gehört; danach können Sie sich anmelden:</mj-text>
    <mj-button href="{{link}}">E-Mail-Adresse bestätigen</mj-button>
    <mj-text>Der Link gilt {{validFor}}, bis zum {{validUntil}}. Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diese Adresse in Ihren Browser:</mj-text>
    <mj-text css-class="address"><a href="{{link}}">{{link}}</a></mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann benutzen Sie den Link bitte nicht. Ohne ihn kann niemand ein Konto mit Ihrer Adresse nutzen, und Sie hören deswegen nicht wieder von uns.</mj-text>`,
  text: `
{{greeting}}

willkommen bei {{shop}}! Am {{requestedAt}} wurde ein Konto mit dieser E-Mail-Adresse eröffnet. Bitte bestätigen Sie, dass die Adresse Ihnen gehört, indem Sie diesen Link in Ihrem Browser öffnen; danach können Sie sich anmelden:

{{link}}

Der Link gilt {{validFor}}, bis zum {{validUntil}}.

Sie waren das nicht? Dann benutzen Sie den Link bitte nicht. Ohne ihn kann niemand ein Konto mit Ihrer Adresse nutzen, und Sie hören deswegen nicht wieder von uns.`,
};
