import { createHash } from 'node:crypto';
import { html, type Html } from './html.ts';
import type { Mail, MailPage } from './mail.ts';

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, CanvasText 15%, Canvas); --dim: color-mix(in srgb, CanvasText 65%, Canvas); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
.dim, time { color: var(--dim); }
form { display: flex; gap: .5rem; flex-wrap: wrap; margin: 1rem 0; }
label { flex-basis: 100%; }
input { font: inherit; padding: .4rem .6rem; flex: 1 1 16rem; }
button { font: inherit; padding: .4rem 1rem; }
ul.mails { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
ul.mails li { border-bottom: 1px solid var(--line); padding: .6rem 0; }
ul.mails a { font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 1rem 0; }
dt { color: var(--dim); } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); background: #fff; resize: vertical; overflow: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: 1rem; }
ul.links { overflow-wrap: anywhere; }
`;

/** The pages carry one style sheet and no script; the mail's own HTML lives in a frame from a route of its own. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * The HTML part of a mail is foreign markup: no scripts, no forms, no loads, an origin of its own. Its links may open
 * a new, ordinary window.
 */
export const framePolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

function page(title: string, body: Html): string {
  // The hash in the policy is over the exact text between the tags, so the sheet goes in unescaped.
  const sheet: Html = { markup: `<style>${style}</style>` };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${sheet}
      </head>
      <body>
        ${body}
      </body>
    </html> `.markup;
}

function row(mail: Mail): Html {
  return html`<li>
    <a href="/mailbox/messages/${mail.id}">${mail.subject === '' ? '(no subject)' : mail.subject}</a><br />
    <span class="dim">to ${mail.to} · <time datetime="${mail.date}">${readable(mail.date)}</time></span>
  </li>`;
}

/** The list, newest first, filtered by a recipient when `to` is given. */
export function listPage({ messages, nextCursor }: MailPage, to: string): string {
  const older = new URLSearchParams({
    ...(to === '' ? {} : { to }),
    ...(nextCursor === null ? {} : { cursor: nextCursor }),
  });
  return page(
    'Mailbox',
    html`<h1>Mailbox</h1>
      <p class="dim">Mails that Latchkey sent. They are kept here and go nowhere else.</p>
      <form method="get" action="/mailbox">
        <label for="to">Show mails to</label
        ><input
          id="to"
          name="to"
          type="search"
          value="${to}"
          placeholder="ada@example.com"
          autocomplete="off"
        /><button>Show</button>
      </form>
      ${
        messages.length === 0
          ? html`<p>
              ${to === '' ? 'No mail has come yet.' : `No mail to ${to} has come yet.`} Reload this page to
              look again.
            </p>`
          : html`<ul class="mails">
              ${messages.map(row)}
            </ul>`
      }
      ${nextCursor === null ? html`` : html`<p><a href="/mailbox?${older.toString()}">Older mails</a></p>`}`,
  );
}

/** One mail: head, links, HTML part in a sandboxed frame, text part. */
export function messagePage(mail: Mail): string {
  return page(
    mail.subject,
    html`<p><a href="/mailbox">All mails</a></p>
      <h1>${mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>${mail.from}</dd>
        <dt>To</dt>
        <dd>${mail.to}</dd>
        <dt>Date</dt>
        <dd><time datetime="${mail.date}">${readable(mail.date)}</time></dd>
        <dt>Message-ID</dt>
        <dd>${mail.messageId}</dd>
      </dl>
      ${
        mail.links.length === 0
          ? html``
          : html`<h2>Links</h2>
              <ul class="links">
                ${mail.links.map(link)}
              </ul>`
      }
      ${
        mail.html === ''
          ? html``
          : html`<h2>HTML part</h2>
              <iframe
                title="HTML part of the mail"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
                referrerpolicy="no-referrer"
                src="/mailbox/messages/${mail.id}/html"
              ></iframe>`
      }
      <h2>Text part</h2>
      <pre>${mail.text}</pre>`,
  );
}

/** `2026-11-23 13:52:42 UTC` */
function readable(date: string): string {
  return `${date.slice(0, 10)} ${date.slice(11, 19)} UTC`;
}

function link(target: string): Html {
  return html`<li><a href="${target}" rel="noreferrer">${target}</a></li>`;
}

/** What the frame shows: the part as it came, its links opening a new window. */
export function frameDocument(mail: Mail): string {
  return mail.html.replace(/<head\b[^>]*>/i, (head) => `${head}<base target="_blank">`);
}

export function notFoundPage(): string {
  return page(
    'No such mail',
    html`<p><a href="/mailbox">All mails</a></p>
      <h1>No such mail</h1>
      <p>It may have made room for newer ones.</p>`,
  );
}
