import express, { type Router } from 'express';
import type { AccountDeps } from './account-deps.ts';
import { html, type Html } from './html.ts';
import { askRoutes } from './ask-page.ts';
import { changeEmailPage } from './change-email.ts';
import { confirmPage } from './confirm.ts';
import { messagePage } from './dead-link.ts';
import { linkRoutes } from './link-page.ts';
import { restorePage, setPasswordPage } from './new-password.ts';
import { pageErrors } from './page-errors.ts';
import { sendPage } from './page.ts';
import { textsFor, type Texts } from './texts.ts';

/**
 * The pages around an account: where mailed links lead, and where to ask for one. They need no script; GET changes
 * nothing, the form's POST does.
 */
export function accountRouter(deps: AccountDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const { SHOP_NAME: shopName, LOGIN_URL: loginUrl } = deps.config;
  router.get('/', (_request, response) => {
    response.locals.route = '/account';
    const texts = textsFor(response.locals.context.locale);
    const content = html`<p><a href="/account/forgot">${texts.account.forgot}</a></p>
      ${toLogin(loginUrl, texts)}`;
    sendPage(response, shopName, texts, { status: 200, title: texts.account.title, content });
  });
  askRoutes(router, deps);
  linkRoutes(router, deps, confirmPage(deps));
  linkRoutes(router, deps, restorePage(deps));
  linkRoutes(router, deps, setPasswordPage(deps));
  linkRoutes(router, deps, changeEmailPage(deps));
  for (const [path, key] of [
    ['/confirmed', 'confirm'],
    ['/restored', 'restore'],
    ['/password-set', 'setPassword'],
    ['/email-changed', 'changeEmail'],
  ] as const) {
    router.get(path, (_request, response) => {
      response.locals.route = `/account${path}`;
      const texts = textsFor(response.locals.context.locale);
      const { doneTitle, done } = texts[key];
      sendPage(response, shopName, texts, messagePage(200, doneTitle, done, toLogin(loginUrl, texts)));
    });
  }
  pageErrors(router, deps.config, deps.logger);
  return router;
}

function toLogin(loginUrl: string | undefined, texts: Texts): Html | undefined {
  return loginUrl === undefined
    ? undefined
    : html`<p><a class="button" href="${loginUrl}">${texts.toLogin}</a></p>`;
}
