import { createHash } from 'node:crypto';
import express, { type Response, type Router } from 'express';
import { errorCodes } from '@latchkey/kit/errors';
import { html, type Html } from '../account/html.ts';
import type { GatewayConfig } from '../config.ts';
import { statusOfKind } from '../http/http-error.ts';
import { notFound } from '../http/problem.ts';
import { adminDocument, storefrontDocument } from './documents.ts';
import type { ApiDocument } from './operations-document.ts';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1c1e;background:#fff}
code,pre{font:14px/1.4 ui-monospace,monospace}pre{background:#f4f4f6;padding:1rem;overflow:auto}
section{border-top:1px solid #d0d0d5;padding:1rem 0}table{border-collapse:collapse}
td,th{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}`;
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** The API references at /docs: pages without scripts and without anything from elsewhere, and the documents themselves. */
export function docsRouter(config: GatewayConfig): Router {
  const router = express.Router({ caseSensitive: true });
  // Made when somebody first asks: generating the documents takes longer than all else the gateway does at its start.
  const storefront = once(() => storefrontDocument(config));
  const admin = once(() => adminDocument(config));
  const pages: Record<string, () => string> = {
    '/': () => page('Latchkey storefront API', reference('storefront', storefront())),
    '/admin': () => page('Latchkey admin API', reference('admin', admin())),
    '/problems': () => page('Problems', problems()),
  };
  const documents: Record<string, () => string> = {
    '/storefront.openapi.json': () => JSON.stringify(storefront()),
    '/admin.openapi.json': () => JSON.stringify(admin()),
  };
  serve(router, 'text/html; charset=utf-8', pages);
  serve(router, 'application/json', documents);
  router.use(notFound);
  return router;
}

function serve(router: Router, type: string, contents: Readonly<Record<string, () => string>>): void {
  for (const [path, make] of Object.entries(contents)) {
    const content = once(make);
    router.get(path, (_request, response) => {
      response.locals.route = `/docs${path}`;
      sendCacheable(response, type, content());
    });
  }
}

/** What `make` gives, made at the first call. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function sendCacheable(response: Response, type: string, content: string): void {
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Security-Policy', policy);
  response.setHeader('Cache-Control', 'public, max-age=300');
  response.end(content);
}

function page(title: string, content: Html): string {
  // Only our own words: the style's hash is what the policy allows.
  const styled: Html = { markup: `<style>${style}</style>` };
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${styled}
      </head>
      <body>
        <h1>${title}</h1>
        ${content}
      </body>
    </html>`.markup;
}

function reference(group: string, document: ApiDocument): Html {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method, path, operation }];
    }),
  );
  return html`<p>
      ${document.info.description} The document:
      <a href="/docs/${group}.openapi.json">${group}.openapi.json</a>. All
      <a href="/docs/problems">problems</a>. The other references: <a href="/docs">storefront</a>,
      <a href="/docs/admin">admin</a>.
    </p>
    ${operations.map(
      ({ method, path, operation }) =>
        html`<section id="${operation.operationId}">
          <h2><code>${method.toUpperCase()} /${group}${path}</code></h2>
          <p><strong>${operation.summary}.</strong> ${operation.description}</p>
          ${bodyOf(operation.requestBody)}
          <table>
            ${Object.entries(operation.responses ?? {}).map(
              ([status, answer]) =>
                html`<tr>
                  <th>${status}</th>
                  <td>${textOf(answer)}</td>
                </tr>`,
            )}
          </table>
        </section>`,
    )}
    <section>
      <h2 id="schemas">Schemas</h2>
      ${Object.entries(document.components?.schemas ?? {}).map(
        ([name, schema]) =>
          html`<h3 id="schema-${name}">${name}</h3>
            <pre>${JSON.stringify(schema, null, 2)}</pre>`,
      )}
    </section>`;
}

function textOf(answer: unknown): string {
  return typeof answer === 'object' && answer !== null && 'description' in answer
    ? String(answer.description)
    : '';
}

/** Bodies are named schemas; the page has them at its end. */
function bodyOf(body: unknown): Html | undefined {
  const name = /"#\/components\/schemas\/(\w+)"/.exec(JSON.stringify(body ?? null))?.[1];
  return name === undefined ? undefined : html`<p>Body: <a href="#schema-${name}">${name}</a></p>`;
}

function problems(): Html {
  return html`<table>
    <tr>
      <th>Code</th>
      <th>Status</th>
      <th>Meaning</th>
    </tr>
    ${Object.entries(errorCodes).map(
      ([code, { kind, publicMessage }]) =>
        html`<tr id="${code}">
          <td><code>${code}</code></td>
          <td>${statusOfKind[kind]}</td>
          <td>${publicMessage}</td>
        </tr>`,
    )}
  </table>`;
}
