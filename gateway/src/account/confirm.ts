import type { Router } from 'express';
import { readForm } from '../http/body.ts';
import { html } from './html.ts';
import type { AccountDeps } from './account-deps.ts';
import { deadLinkPage, expiredPage, invalidPage, tokenInQuery, tokenOf } from './link.ts';
import { sendPage, type Page } from './page.ts';
import { requireSameOrigin } from './same-origin.ts';
import { textsFor, type Texts } from './texts.ts';

const route = '/account/confirm';

/** GET /account/confirm?token= shows a button; POST confirms the address. */
export function confirmRoutes(router: Router, { config, identity }: AccountDeps): void {
  const { SHOP_NAME: shopName } = config;

  router.get('/confirm', async (request, response) => {
    response.locals.route = route;
    const { locale, requestId } = response.locals.context;
    const texts = textsFor(locale);
    const token = tokenInQuery(request);
    const state =
      token === undefined
        ? 'LINK_STATE_INVALID'
        : (await identity.inspectLink({ token, purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION' }, { requestId }))
            .state;
    sendPage(response, shopName, texts, pageFor(state, texts, token ?? ''));
  });

  router.post('/confirm', requireSameOrigin(config.PUBLIC_URL), async (request, response) => {
    response.locals.route = route;
    const { locale, requestId } = response.locals.context;
    const texts = textsFor(locale);
    const token = tokenOf((await readForm(request, response)).get('token'));
    if (token === undefined) {
      sendPage(response, shopName, texts, invalidPage(texts));
      return;
    }
    try {
      await identity.confirmRegistration({ token }, { requestId });
    } catch (error) {
      const page = deadLinkPage(error, texts, 'confirm');
      if (page === undefined) throw error;
      sendPage(response, shopName, texts, page);
      return;
    }
    response.redirect(303, '/account/confirmed');
  });
}

function pageFor(state: string, texts: Texts, token: string): Page {
  if (state === 'LINK_STATE_EXPIRED') return expiredPage(texts, 'confirm');
  if (state !== 'LINK_STATE_LIVE') return invalidPage(texts);
  const content = html`<p>${texts.confirm.lead}</p>
    <form method="post" action="/account/confirm">
      <input type="hidden" name="token" value="${token}" />
      <button type="submit">${texts.confirm.button}</button>
    </form>`;
  return { status: 200, title: texts.confirm.title, content };
}
