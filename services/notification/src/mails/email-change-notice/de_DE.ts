import type { MailCopy } from '../mail-definition.ts';

export const german: MailCopy = {
  subject: 'Eine neue E-Mail-Adresse für Ihr Konto bei {{shop}}',
  preview: 'Gewünscht am {{occurredAt}}. Wenn Sie das waren, ist alles in Ordnung.',
  mjml: `
    <mj-text>{{greeting}}</mj-text>
    <mj-text>am {{occurredAt}} wurde gewünscht, dass Ihr Konto bei {{shop}} eine neue E-Mail-Adresse bekommt. Wir haben einen Link dorthin geschickt; sobald er benutzt wird, melden Sie sich mit der neuen Adresse an, und diese hier gehört nicht mehr zu Ihrem Konto.</mj-text>
    <mj-text>Wenn Sie das waren, ist alles in Ordnung und Sie brauchen hier nichts zu tun.</mj-text>
    <mj-text><strong>Sie waren das nicht?</strong> Dann kennt jemand Ihr Passwort. Bitte legen Sie sofort ein neues fest: Damit ist die andere Person ausgesperrt und der Link an die neue Adresse ungültig.</mj-text>
    <mj-text css-class="address"><a href="{{forgotUrl}}">{{forgotUrl}}</a></mj-text>`,
  text: `
{{greeting}}

am {{occurredAt}} wurde gewünscht, dass Ihr Konto bei {{shop}} eine neue E-Mail-Adresse bekommt. Wir haben einen Link dorthin geschickt; sobald er benutzt wird, melden Sie sich mit der neuen Adresse an, und diese hier gehört nicht mehr zu Ihrem Konto.

Wenn Sie das waren, ist alles in Ordnung und Sie brauchen hier nichts zu tun.

Sie waren das nicht? Dann kennt jemand Ihr Passwort. Bitte legen Sie sofort ein neues fest: Damit ist die andere Person ausgesperrt und der Link an die neue Adresse ungültig. Gehen Sie zu {{forgotUrl}}`,
};
