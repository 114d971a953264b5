import express, { type ErrorRequestHandler, type Router } from 'express';
import { classify, HttpError, retryAfterOf, statusOfKind } from '../http/http-error.ts';
import { logFailure } from '../http/problem.ts';
import type { AccountDeps } from './account-deps.ts';
import { html, type Html } from './html.ts';
import { confirmRoutes } from './confirm.ts';
import { sendPage, type Page } from './page.ts';
import { restoreRoutes } from './restore.ts';
import { textsFor, type Texts } from './texts.ts';

/** The pages where mailed links lead. They need no script; GET changes nothing, the form's POST does. */
export function accountRouter(deps: AccountDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const { SHOP_NAME: shopName, LOGIN_URL: loginUrl } = deps.config;
  confirmRoutes(router, deps);
  restoreRoutes(router, deps);
  for (const [path, key] of [
    ['/confirmed', 'confirm'],
    ['/restored', 'restore'],
  ] as const) {
    router.get(path, (_request, response) => {
      response.locals.route = `/account${path}`;
      const texts = textsFor(response.locals.context.locale);
      const content = html`<p role="status">${texts[key].done}</p>
        ${toLogin(loginUrl, texts)}`;
      sendPage(response, shopName, texts, { status: 200, title: texts[key].doneTitle, content });
    });
  }
  router.use((_request, response) => {
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, shopName, texts, messagePage(404, texts.notFound));
  });
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    logFailure(deps.logger, error, response);
    const texts = textsFor(response.locals.context.locale);
    const failure = classify(error);
    if (failure instanceof HttpError) {
      sendPage(response, shopName, texts, messagePage(failure.status, texts.refused));
      return;
    }
    const retryAfter = retryAfterOf(failure);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    const message = retryAfter === undefined ? texts.broken : texts.later;
    sendPage(response, shopName, texts, messagePage(statusOfKind[failure.kind], message));
  };
  router.use(onError);
  return router;
}

function messagePage(status: number, message: { title: string; text: string }): Page {
  return { status, title: message.title, content: html`<p role="status">${message.text}</p>` };
}

function toLogin(loginUrl: string | undefined, texts: Texts): Html | undefined {
  return loginUrl === undefined
    ? undefined
    : html`<p><a class="button" href="${loginUrl}">${texts.toLogin}</a></p>`;
}
