import type { MailCopy } from './mail-definition.ts';
import { languageTag, type MailLocale } from './words.ts';

const footer: Record<MailLocale, string> = {
  en_US: 'This mail was sent automatically, nobody reads replies to it.',
  de_DE: 'Diese E-Mail wurde automatisch verschickt; Antworten darauf werden nicht gelesen.',
};

/**
 * The frame of every mail: the shop's name, one column, a footer. No pictures and nothing to load from elsewhere, so
 * that it looks the same everywhere and tells nobody that it was opened. The colours hold in light and dark.
 */
export function layout(locale: MailLocale, copy: MailCopy): string {
  const tag = languageTag(locale);
  return `<mjml lang="${tag}" dir="ltr">
  <mj-head>
    <mj-title>${copy.subject}</mj-title>
    <mj-preview>${copy.preview}</mj-preview>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text font-size="16px" line-height="24px" color="#1f2933" padding="8px 24px" />
      <mj-button background-color="#0b5cad" color="#ffffff" font-size="16px" font-weight="bold" inner-padding="14px 28px" border-radius="6px" padding="16px 24px" align="left" />
      <mj-divider border-width="1px" border-color="#c8d0d9" padding="16px 24px" />
      <mj-class name="shop" font-size="20px" font-weight="bold" />
      <mj-class name="small" font-size="14px" line-height="20px" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
    </mj-raw>
    <mj-style>
      :root { color-scheme: light dark; supported-color-schemes: light dark; }
      .address a { color: #0b5cad; word-break: break-all; }
      @media (prefers-color-scheme: dark) {
        body, .page, .page > table { background: #14181d !important; background-color: #14181d !important; }
        .page div { color: #e6eaef !important; }
        .page .address a { color: #8ec2f7 !important; }
      }
    </mj-style>
  </mj-head>
  <mj-body width="600px" background-color="#ffffff">
    <mj-section css-class="page" background-color="#ffffff" padding="24px 0">
      <mj-column>
        <mj-text mj-class="shop">{{shop}}</mj-text>
        ${copy.mjml}
        <mj-divider />
        <mj-text mj-class="small">${footer[locale]}</mj-text>
        <mj-text mj-class="small" css-class="address">{{shop}} · <a href="{{shopUrl}}">{{shopUrl}}</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;
}

/** The text part, with the same footer. */
export function textLayout(locale: MailLocale, copy: MailCopy): string {
  return `${copy.text.trim()}\n\n-- \n${footer[locale]}\n{{shop}} · {{shopUrl}}\n`;
}
