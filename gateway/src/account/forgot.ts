import type { Router } from 'express';
import { asAppError } from '@latchkey/kit/errors';
import { readForm } from '../http/body.ts';
import type { AccountDeps } from './account-deps.ts';
import { messagePage } from './dead-link.ts';
import { alert, formField } from './form-field.ts';
import { html } from './html.ts';
import { sendPage, type Page } from './page.ts';
import { requireSameOrigin } from './same-origin.ts';
import { textsFor, type Texts } from './texts.ts';

const route = '/account/forgot';
const doneRoute = '/account/forgot/sent';

/** As at Glue (Spryker's contract); RFC 5321 has 254 at most. */
const addressLimit = 255;

/**
 * GET /account/forgot shows a form, POST asks identity for a link, and whatever the address, the browser goes on to
 * the same page. Nothing is looked up before the answer.
 */
export function forgotRoutes(router: Router, { config, identity }: AccountDeps): void {
  const { SHOP_NAME: shopName } = config;

  router.get('/forgot', (_request, response) => {
    response.locals.route = route;
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, shopName, texts, formPage(texts));
  });

  router.post('/forgot', requireSameOrigin(config.PUBLIC_URL), async (request, response) => {
    response.locals.route = route;
    const { locale, client, requestId } = response.locals.context;
    const typed = (await readForm(request, response)).get('email') ?? '';
    const login = typed.trim();
    if (looksLikeAnAddress(login) && (await ask(login))) {
      response.redirect(303, doneRoute);
      return;
    }
    const texts = textsFor(locale);
    sendPage(response, shopName, texts, formPage(texts, typed.slice(0, addressLimit)));

    /** @returns false when identity says that this is no address */
    async function ask(address: string): Promise<boolean> {
      try {
        await identity.requestReset({ login: address, locale, client }, { requestId });
        return true;
      } catch (error) {
        if (asAppError(error).kind === 'invalid') return false;
        throw error;
      }
    }
  });

  router.get('/forgot/sent', (_request, response) => {
    response.locals.route = doneRoute;
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, shopName, texts, messagePage(200, texts.forgot.sentTitle, texts.forgot.sent));
  });
}

function looksLikeAnAddress(text: string): boolean {
  return text.length <= addressLimit && /^[^\s@]+@[^\s@]+$/.test(text);
}

/** @param refused what was typed before and is no address */
function formPage(texts: Texts, refused?: string): Page {
  const { forgot } = texts;
  const fault = refused === undefined ? undefined : forgot.noAddress;
  const content = html`${alert(fault)}
    <p>${forgot.lead}</p>
    <form method="post" action="${route}" novalidate>
      ${formField({
        name: 'email',
        label: forgot.email,
        type: 'email',
        autocomplete: 'username',
        ...(refused === undefined ? {} : { value: refused }),
        fault,
        focus: true,
      })}
      <button type="submit">${forgot.button}</button>
    </form>`;
  return {
    status: fault === undefined ? 200 : 422,
    title: forgot.title,
    content,
    faulty: fault !== undefined,
  };
}
