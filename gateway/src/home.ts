import type { RequestHandler } from 'express';
import { html } from './account/html.ts';
import { sendPage } from './account/page.ts';
import { textsFor } from './account/texts.ts';

/** The doors of this house; each order adds its group. */
const groups = [
  { base: '/glue', about: "JSON:API for client apps made for Spryker's Glue API" },
  { base: '/account', about: 'Pages: forgot password, and where mailed links lead' },
  { base: '/storefront', about: "JSON for the shop's own front end" },
  { base: '/docs', about: 'Reference of the storefront group' },
  { base: '/.well-known/jwks.json', about: 'Public keys of the access tokens' },
] as const;

/** GET /: says what is where, to people as a page, to programs as JSON. */
export function serveHome(shopName: string): RequestHandler {
  return (request, response) => {
    response.locals.route = '/';
    response.setHeader('Vary', 'Accept');
    if (request.accepts(['json', 'html']) === 'html') {
      const items = groups.map(({ base, about }) => html`<li><code>${base}</code><br />${about}</li>`);
      const content = html`<ul>
        ${items}
      </ul>`;
      sendPage(response, shopName, textsFor('en_US'), { status: 200, title: 'Customer accounts', content });
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ name: shopName, groups }));
  };
}
