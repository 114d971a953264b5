import type { Request, Response, Router } from 'express';
import type { LinkPurpose, LinkState } from '@latchkey/contracts/identity';
import { readForm } from '../http/body.ts';
import type { RequestContext } from '../http/context.ts';
import type { GatewayConfig } from '../config.ts';
import type { AccountDeps } from './account-deps.ts';
import { deadLinkPage, expiredPage, invalidPage, missingPage, type DeadLinkTexts } from './dead-link.ts';
import { createLinkCookie } from './link-cookie.ts';
import { sendPage, type Page } from './page.ts';
import { requireSameOrigin } from './same-origin.ts';
import { textsFor, type Texts } from './texts.ts';
import { tokenOf } from './token.ts';

/** A page that a mailed link leads to. */
export interface MailedLinkPage {
  /** Below the base, such as `/restore`. */
  readonly path: string;
  /** Where the browser goes when the link has been used; below the base. */
  readonly donePath: string;
  dead(texts: Texts): DeadLinkTexts;
  /** The page for a live link. Its form sends the token along. */
  show(texts: Texts, token: string): Page;
  /**
   * Uses the link.
   * @returns the page to show instead of the done one, such as the form with a fault
   * @throws AppError link_invalid, link_expired and what the RPC throws besides
   */
  use(given: {
    token: string;
    form: URLSearchParams;
    texts: Texts;
    context: RequestContext;
  }): Promise<Page | undefined>;
}

/** One of /account, for links of customers. */
export interface LinkPage extends MailedLinkPage {
  readonly purpose: LinkPurpose;
}

/** Where pages are, and who knows their links. */
export interface LinkPlace {
  readonly config: GatewayConfig;
  /** Where the router is mounted, such as /account. */
  readonly base: string;
  /** Whether a link is live; consumes nothing. */
  inspect(token: string, context: RequestContext): Promise<LinkState>;
}

/** The page of a customer's link, at /account. */
export function linkRoutes(router: Router, { config, identity }: AccountDeps, page: LinkPage): void {
  const { purpose } = page;
  const inspect: LinkPlace['inspect'] = async (token, { client, requestId }) =>
    (await identity.inspectLink({ token, purpose, client }, { requestId })).state;
  linkRoutesAt(router, { config, base: '/account', inspect }, page);
}

/**
 * GET shows what the link is for and uses nothing, however often it is opened; the form's POST does.
 *
 * The token leaves the address at once: `?token=` stores it in a cookie and leads to the address without it. Between
 * the two, `&cookie=1` asks whether the browser has kept the cookie; if not, the page is shown right there.
 */
export function linkRoutesAt(router: Router, place: LinkPlace, page: MailedLinkPage): void {
  const { config, base } = place;
  const path = `${base}${page.path}`;
  const cookie = createLinkCookie(path, config.PUBLIC_URL.startsWith('https:'));
  const send = (response: Response, content: (texts: Texts) => Page): void => {
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, config.SHOP_NAME, texts, content(texts));
  };

  router.get(page.path, async (request: Request, response: Response) => {
    response.locals.route = path;
    const inAddress = tokenOf(request.query['token']);
    const kept = cookie.read(request);
    if (inAddress !== undefined && (inAddress === kept || request.query['cookie'] === undefined)) {
      cookie.write(response, inAddress);
      response.redirect(303, inAddress === kept ? path : `${path}?token=${inAddress}&cookie=1`);
      return;
    }
    const token = inAddress ?? (request.query['token'] === undefined ? kept : undefined);
    if (token === undefined) {
      send(response, missingPage);
      return;
    }
    const state = await place.inspect(token, response.locals.context);
    send(response, (texts) => {
      if (state === 'LINK_STATE_LIVE') return page.show(texts, token);
      return state === 'LINK_STATE_EXPIRED'
        ? expiredPage(texts, page.dead(texts))
        : invalidPage(texts, page.dead(texts));
    });
  });

  router.post(page.path, requireSameOrigin(config.PUBLIC_URL), async (request, response) => {
    response.locals.route = path;
    const { context } = response.locals;
    const texts = textsFor(context.locale);
    const form = await readForm(request, response);
    const token = tokenOf(form.get('token'));
    if (token === undefined) {
      send(response, missingPage);
      return;
    }
    const use = page.use({ token, form, texts, context }).catch((error: unknown) => {
      const dead = deadLinkPage(error, texts, page.dead(texts));
      if (dead === undefined) throw error;
      return dead;
    });
    const instead = await use;
    if (instead !== undefined) {
      send(response, () => instead);
      return;
    }
    cookie.clear(response);
    response.redirect(303, `${base}${page.donePath}`);
  });
}
