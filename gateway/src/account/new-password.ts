import { asAppError, type AppError } from '@latchkey/kit/errors';
import type { GatewayConfig } from '../config.ts';
import type { RequestContext } from '../http/context.ts';
import { namesBehindLink } from '../auth/names.ts';
import type { AccountDeps } from './account-deps.ts';
import type { DeadLinkTexts } from './dead-link.ts';
import type { LinkPage, MailedLinkPage } from './link-page.ts';
import { newPasswordForm, passwordFault, type FormFault } from './new-password-form.ts';
import type { Page } from './page.ts';
import type { NewPasswordTexts, PasswordRules, Texts } from './texts.ts';

/** /account/restore: somebody has forgotten the password and chooses a new one. */
export function restorePage(deps: AccountDeps): LinkPage {
  return ofCustomers(deps, {
    path: '/restore',
    donePath: '/restored',
    wordsOf: (texts) => texts.restore,
    expiredOf: (texts) => texts.link.expiredRestore,
  });
}

/** /account/set-password: somebody was invited and chooses the first password. The same link, in other words. */
export function setPasswordPage(deps: AccountDeps): LinkPage {
  return ofCustomers(deps, {
    path: '/set-password',
    donePath: '/password-set',
    wordsOf: (texts) => texts.setPassword,
    expiredOf: (texts) => texts.link.expiredInvitation,
  });
}

function ofCustomers(
  { config, identity, customer, epochs }: AccountDeps,
  page: Pick<NewPasswordPage, 'path' | 'donePath' | 'wordsOf' | 'expiredOf'>,
): LinkPage {
  const restore: NewPasswordPage['restore'] = async (given, requestId) => {
    const contextWords = await namesBehindLink({ identity, customer }, given.token, requestId);
    const { customerId, deviceToken } = await identity.restorePassword(
      { ...given, contextWords },
      { requestId },
    );
    epochs.forget(customerId);
    return deviceToken;
  };
  const way: NewPasswordPage['way'] = (texts) => ({ path: '/account/forgot', text: texts.newLink });
  return {
    ...newPasswordPage(config, { ...page, base: '/account', way, restore }),
    purpose: 'LINK_PURPOSE_RESTORE_PASSWORD',
  };
}

/** A page on which somebody chooses a password. */
interface NewPasswordPage {
  /** Where it is mounted, such as /account. */
  base: string;
  path: string;
  donePath: string;
  wordsOf: (texts: Texts) => NewPasswordTexts;
  expiredOf: (texts: Texts) => string;
  /** To a new link, from a dead one. */
  way: (texts: Texts) => DeadLinkTexts['way'];
  /** Uses the link. @returns what makes the device known */
  restore: (
    given: { token: string; newPassword: string; client: RequestContext['client'] },
    requestId: string,
  ) => Promise<string>;
}

/** The form, and what becomes of it. */
export function newPasswordPage(
  config: Pick<GatewayConfig, 'PASSWORD_MIN_LENGTH' | 'PASSWORD_MAX_LENGTH' | 'PASSWORD_CHARACTER_SET'>,
  kind: NewPasswordPage,
): MailedLinkPage {
  const rules: PasswordRules = {
    min: config.PASSWORD_MIN_LENGTH,
    max: config.PASSWORD_MAX_LENGTH,
    mixed: config.PASSWORD_CHARACTER_SET,
  };
  const formPage = (texts: Texts, token: string, fault?: FormFault): Page => {
    const words = kind.wordsOf(texts);
    const action = `${kind.base}${kind.path}`;
    const content = newPasswordForm({ texts, words, action, rules, token, fault });
    return fault === undefined
      ? { status: 200, title: words.title, content }
      : { status: 422, title: words.title, content, faulty: true };
  };
  return {
    path: kind.path,
    donePath: kind.donePath,
    dead: (texts) => ({
      expired: kind.expiredOf(texts),
      way: kind.way(texts),
    }),
    show: formPage,
    use: async ({ token, form, texts, context }) => {
      const newPassword = form.get('password') ?? '';
      const fault = passwordFault(texts, rules, newPassword, form.get('passwordRepeat') ?? '');
      if (fault !== undefined) return formPage(texts, token, fault);
      try {
        const given = { token, newPassword, client: context.client };
        context.rememberDevice(await kind.restore(given, context.requestId));
        return undefined;
      } catch (error) {
        const failure = asAppError(error);
        if (failure.kind !== 'invalid') throw failure;
        return formPage(texts, token, { field: 'password', message: policyMessage(failure, texts, rules) });
      }
    },
  };
}

function policyMessage(failure: AppError, texts: Texts, { min, max }: PasswordRules): string {
  switch (failure.fields[0]?.rule) {
    case 'min_length':
      return texts.faults.tooShort(min);
    case 'max_length':
      return texts.faults.tooLong(max);
    case 'repeats':
    case 'same_characters':
    case 'sequence':
      return texts.faults.repeated;
    case 'character_set':
      return texts.faults.mixed;
    case undefined:
    case 'deny_list':
      return texts.faults.notValid;
    default:
      return texts.faults.common;
  }
}
