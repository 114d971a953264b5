import { confirmEmailChange } from '../auth/confirm-email-change.ts';
import type { AccountDeps } from './account-deps.ts';
import { html } from './html.ts';
import type { LinkPage } from './link-page.ts';

/** /account/change-email: a button that gives an account its new e-mail address. */
export function changeEmailPage(deps: AccountDeps): LinkPage {
  return {
    path: '/change-email',
    purpose: 'LINK_PURPOSE_CHANGE_EMAIL',
    donePath: '/email-changed',
    dead: (texts) => ({ expired: texts.link.expiredEmailChange }),
    show: (texts, token) => ({
      status: 200,
      title: texts.changeEmail.title,
      content: html`<p>${texts.changeEmail.lead}</p>
        <form method="post" action="/account/change-email">
          <input type="hidden" name="token" value="${token}" />
          <button type="submit">${texts.changeEmail.button}</button>
        </form>`,
    }),
    use: async ({ token, context }) => {
      await confirmEmailChange(deps, token, context);
      return undefined;
    },
  };
}
