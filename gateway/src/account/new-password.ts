import { asAppError, type AppError } from '@latchkey/kit/errors';
import type { AccountDeps } from './account-deps.ts';
import type { LinkPage } from './link-page.ts';
import { newPasswordForm, passwordFault, type FormFault, type PasswordBounds } from './new-password-form.ts';
import type { Page } from './page.ts';
import type { NewPasswordTexts, Texts } from './texts.ts';

/** /account/restore: somebody has forgotten the password and chooses a new one. */
export function restorePage(deps: AccountDeps): LinkPage {
  return newPasswordPage(deps, {
    path: '/restore',
    donePath: '/restored',
    wordsOf: (texts) => texts.restore,
    expiredOf: (texts) => texts.link.expiredRestore,
  });
}

/** /account/set-password: somebody was invited and chooses the first password. The same link, in other words. */
export function setPasswordPage(deps: AccountDeps): LinkPage {
  return newPasswordPage(deps, {
    path: '/set-password',
    donePath: '/password-set',
    wordsOf: (texts) => texts.setPassword,
    expiredOf: (texts) => texts.link.expiredInvitation,
  });
}

function newPasswordPage(
  { config, identity, epochs }: AccountDeps,
  kind: {
    path: string;
    donePath: string;
    wordsOf: (texts: Texts) => NewPasswordTexts;
    expiredOf: (texts: Texts) => string;
  },
): LinkPage {
  const bounds = { min: config.PASSWORD_MIN_LENGTH, max: config.PASSWORD_MAX_LENGTH };
  const formPage = (texts: Texts, token: string, fault?: FormFault): Page => {
    const words = kind.wordsOf(texts);
    const action = `/account${kind.path}`;
    const content = newPasswordForm({ texts, words, action, bounds, token, fault });
    return fault === undefined
      ? { status: 200, title: words.title, content }
      : { status: 422, title: words.title, content, faulty: true };
  };
  return {
    path: kind.path,
    purpose: 'LINK_PURPOSE_RESTORE_PASSWORD',
    donePath: kind.donePath,
    dead: (texts) => ({
      expired: kind.expiredOf(texts),
      way: { path: '/account/forgot', text: texts.newLink },
    }),
    show: formPage,
    use: async ({ token, form, texts, context }) => {
      const newPassword = form.get('password') ?? '';
      const fault = passwordFault(texts, bounds, newPassword, form.get('passwordRepeat') ?? '');
      if (fault !== undefined) return formPage(texts, token, fault);
      try {
        const { customerId, deviceToken } = await identity.restorePassword(
          { token, newPassword, client: context.client },
          { requestId: context.requestId },
        );
        context.rememberDevice(deviceToken);
        epochs.forget(customerId);
        return undefined;
      } catch (error) {
        const failure = asAppError(error);
        if (failure.kind !== 'invalid') throw failure;
        return formPage(texts, token, { field: 'password', message: policyMessage(failure, texts, bounds) });
      }
    },
  };
}

function policyMessage(failure: AppError, texts: Texts, { min, max }: PasswordBounds): string {
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
