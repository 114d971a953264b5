import type { Request, Response, Router } from 'express';
import { asAppError, type AppError } from '@latchkey/kit/errors';
import { readForm } from '../http/body.ts';
import type { AccountDeps } from './account-deps.ts';
import { deadLinkPage, expiredPage, invalidPage, tokenInQuery, tokenOf } from './link.ts';
import { sendPage, type Page } from './page.ts';
import { passwordFault, restoreForm, type FormFault, type PasswordBounds } from './restore-form.ts';
import { requireSameOrigin } from './same-origin.ts';
import { textsFor, type Texts } from './texts.ts';

const route = '/account/restore';

/** GET /account/restore?token= shows a form; POST sets the password. */
export function restoreRoutes(router: Router, deps: AccountDeps): void {
  const { config, identity } = deps;
  const bounds = { min: config.PASSWORD_MIN_LENGTH, max: config.PASSWORD_MAX_LENGTH };

  router.get('/restore', async (request, response) => {
    response.locals.route = route;
    const { locale, requestId } = response.locals.context;
    const texts = textsFor(locale);
    const token = tokenInQuery(request);
    const state =
      token === undefined
        ? 'LINK_STATE_INVALID'
        : (await identity.inspectLink({ token, purpose: 'LINK_PURPOSE_RESTORE_PASSWORD' }, { requestId }))
            .state;
    sendPage(response, config.SHOP_NAME, texts, pageFor(state, texts, bounds, token ?? ''));
  });

  router.post('/restore', requireSameOrigin(config.PUBLIC_URL), async (request, response) => {
    response.locals.route = route;
    const page = await restore(deps, bounds, request, response);
    if (page === undefined) response.redirect(303, '/account/restored');
    else sendPage(response, config.SHOP_NAME, textsFor(response.locals.context.locale), page);
  });
}

function pageFor(state: string, texts: Texts, bounds: PasswordBounds, token: string): Page {
  if (state === 'LINK_STATE_EXPIRED') return expiredPage(texts, 'restore');
  if (state !== 'LINK_STATE_LIVE') return invalidPage(texts);
  return formPage(texts, bounds, token);
}

function formPage(texts: Texts, bounds: PasswordBounds, token: string, fault?: FormFault): Page {
  const content = restoreForm({ texts, bounds, token, fault });
  return fault === undefined
    ? { status: 200, title: texts.restore.title, content }
    : { status: 422, title: texts.restore.title, content, faulty: true };
}

/** @returns the page to show, or undefined when the password has been set */
async function restore(
  { identity, epochs }: AccountDeps,
  bounds: PasswordBounds,
  request: Request,
  response: Response,
): Promise<Page | undefined> {
  const { locale, requestId, client } = response.locals.context;
  const texts = textsFor(locale);
  const form = await readForm(request, response);
  const token = tokenOf(form.get('token'));
  if (token === undefined) return invalidPage(texts);
  const newPassword = form.get('password') ?? '';
  const fault = passwordFault(texts, bounds, newPassword, form.get('passwordRepeat') ?? '');
  if (fault !== undefined) return formPage(texts, bounds, token, fault);
  try {
    const { customerId } = await identity.restorePassword({ token, newPassword, client }, { requestId });
    epochs.forget(customerId);
    return undefined;
  } catch (error) {
    const failure = asAppError(error);
    const page = deadLinkPage(failure, texts, 'restore');
    if (page !== undefined) return page;
    if (failure.kind !== 'invalid') throw failure;
    return formPage(texts, bounds, token, {
      field: 'password',
      message: policyMessage(failure, texts, bounds),
    });
  }
}

function policyMessage(failure: AppError, texts: Texts, { min, max }: PasswordBounds): string {
  switch (failure.fields[0]?.rule) {
    case 'min_length':
      return texts.faults.tooShort(min);
    case 'max_length':
      return texts.faults.tooLong(max);
    case 'repeats':
    case 'sequence':
      return texts.faults.repeated;
    case undefined:
    case 'character_set':
      return texts.faults.notValid;
    default:
      return texts.faults.common;
  }
}
