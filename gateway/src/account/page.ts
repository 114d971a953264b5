import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { html, type Html } from './html.ts';
import type { Texts } from './texts.ts';

const style = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --back: #f2f4f7; --line: #7d8794; --accent: #1f5fbf; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --paper: #1b222c; --back: #11161d; --line: #8b96a5; --accent: #8ab4f8; --bad: #ffb4ab; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-content: start center; grid-template-columns: minmax(0, 28rem); padding: 8vh 1rem 2rem; background: var(--back); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
.shop { margin: 0 0 1rem; font-weight: 600; overflow-wrap: anywhere; }
main { padding: 2rem; border-radius: .75rem; background: var(--paper); box-shadow: 0 1px 3px rgb(0 0 0 / .2); }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
input { width: 100%; margin-top: .25rem; padding: .65rem .75rem; border: 1px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; font: inherit; }
input[aria-invalid] { border-color: var(--bad); border-width: 2px; }
a { color: var(--accent); }
.hint { margin: .35rem 0 0; font-size: .875rem; }
.fault { margin: .35rem 0 0; color: var(--bad); font-weight: 600; }
[role=alert] { margin: 0 0 1rem; padding: .75rem 1rem; border: 2px solid var(--bad); border-radius: .4rem; }
button, .button { display: inline-block; margin-top: 1.5rem; padding: .7rem 1.25rem; border: 0; border-radius: .4rem; background: var(--accent); color: var(--paper); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** No script, no image, no frame, no style but ours: nothing on the page can carry a token away. */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** A style element's text is not escaped in HTML, and the hash is over exactly this. */
const styleElement: Html = { markup: `<style>${style}</style>` };

export interface Page {
  status: number;
  title: string;
  content: Html;
  /** The form came back with faults: the title says so first, for those who hear it. */
  faulty?: boolean;
}

/** Sends one page. The default headers (no-store, no-referrer, nosniff) stay. */
export function sendPage(response: Response, shopName: string, texts: Texts, page: Page): void {
  const title = page.faulty === true ? `${texts.error}: ${page.title}` : page.title;
  const document = html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${shopName}</title>
        ${styleElement}
      </head>
      <body>
        <p class="shop">${shopName}</p>
        <main>
          <h1>${page.title}</h1>
          ${page.content}
        </main>
      </body>
    </html> `;
  response.statusCode = page.status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Language', texts.lang);
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.end(document.markup);
}
