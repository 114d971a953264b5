import type { Router } from 'express';
import { asAppError } from '@latchkey/kit/errors';
import type { GatewayConfig } from '../config.ts';
import { readForm } from '../http/body.ts';
import type { RequestContext } from '../http/context.ts';
import type { AccountDeps } from './account-deps.ts';
import { messagePage } from './dead-link.ts';
import { alert, formField } from './form-field.ts';
import { html } from './html.ts';
import { sendPage, type Page } from './page.ts';
import { requireSameOrigin } from './same-origin.ts';
import { textsFor, type AskTexts, type Texts } from './texts.ts';

/** As at Glue (Spryker's contract); RFC 5321 has 254 at most. */
const addressLimit = 255;

/** A page that asks for an e-mail address, and mails a link to it. */
interface AskPage {
  /** Below the base, such as `/forgot`. */
  readonly path: string;
  wordsOf(texts: Texts): AskTexts;
  /** @throws AppError of the kind invalid when it is no address */
  ask(
    request: { login: string; locale: string; client: RequestContext['client'] },
    options: { requestId: string },
  ): Promise<unknown>;
}

/** /account/forgot asks for a link to a new password, /account/confirm-again for one that confirms a registration. */
export function askRoutes(router: Router, deps: AccountDeps): void {
  const { identity } = deps;
  const place = { config: deps.config, base: '/account' };
  askRoute(router, place, {
    path: '/forgot',
    wordsOf: (texts) => texts.forgot,
    ask: (request, options) => identity.requestReset(request, options),
  });
  askRoute(router, place, {
    path: '/confirm-again',
    wordsOf: (texts) => texts.confirmAgain,
    ask: (request, options) => identity.requestConfirmation(request, options),
  });
}

/**
 * GET shows a form, POST asks identity for a link, and whatever the address, the browser goes on to the same page.
 * Nothing is looked up before the answer.
 */
export function askRoute(
  router: Router,
  { config, base }: { config: Pick<GatewayConfig, 'SHOP_NAME' | 'PUBLIC_URL'>; base: string },
  page: AskPage,
): void {
  const { SHOP_NAME: shopName } = config;
  const route = `${base}${page.path}`;
  const sentRoute = `${route}/sent`;

  router.get(page.path, (_request, response) => {
    response.locals.route = route;
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, shopName, texts, formPage(texts, route, page.wordsOf(texts)));
  });

  router.post(page.path, requireSameOrigin(config.PUBLIC_URL), async (request, response) => {
    response.locals.route = route;
    const { locale, client, requestId } = response.locals.context;
    const typed = (await readForm(request, response)).get('email') ?? '';
    const login = typed.trim();
    if (looksLikeAnAddress(login) && (await isTaken(page.ask({ login, locale, client }, { requestId })))) {
      response.redirect(303, sentRoute);
      return;
    }
    const texts = textsFor(locale);
    const form = formPage(texts, route, page.wordsOf(texts), typed.slice(0, addressLimit));
    sendPage(response, shopName, texts, form);
  });

  router.get(`${page.path}/sent`, (_request, response) => {
    response.locals.route = sentRoute;
    const texts = textsFor(response.locals.context.locale);
    const { sentTitle, sent } = page.wordsOf(texts);
    sendPage(response, shopName, texts, messagePage(200, sentTitle, sent));
  });
}

/** @returns false when identity says that this is no address */
async function isTaken(asking: Promise<unknown>): Promise<boolean> {
  try {
    await asking;
    return true;
  } catch (error) {
    if (asAppError(error).kind === 'invalid') return false;
    throw error;
  }
}

function looksLikeAnAddress(text: string): boolean {
  return text.length <= addressLimit && /^[^\s@]+@[^\s@]+$/.test(text);
}

/** @param refused what was typed before and is no address */
function formPage(texts: Texts, route: string, words: AskTexts, refused?: string): Page {
  const fault = refused === undefined ? undefined : texts.faults.noAddress;
  const content = html`${alert(fault)}
    <p>${words.lead}</p>
    <form method="post" action="${route}" novalidate>
      ${formField({
        name: 'email',
        label: texts.email,
        type: 'email',
        autocomplete: 'username',
        ...(refused === undefined ? {} : { value: refused }),
        fault,
        focus: true,
      })}
      <button type="submit">${words.button}</button>
    </form>`;
  return {
    status: fault === undefined ? 200 : 422,
    title: words.title,
    content,
    faulty: fault !== undefined,
  };
}
