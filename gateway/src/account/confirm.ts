import { completeProfile } from '../auth/complete-profile.ts';
import type { AccountDeps } from './account-deps.ts';
import { html } from './html.ts';
import type { LinkPage } from './link-page.ts';

/** /account/confirm: a button that confirms the address of a registration. */
export function confirmPage({ identity, customer, logger }: AccountDeps): LinkPage {
  return {
    path: '/confirm',
    purpose: 'LINK_PURPOSE_CONFIRM_REGISTRATION',
    donePath: '/confirmed',
    dead: (texts) => ({
      expired: texts.link.expiredConfirm,
      way: { path: '/account/confirm-again', text: texts.newLink },
    }),
    show: (texts, token) => ({
      status: 200,
      title: texts.confirm.title,
      content: html`<p>${texts.confirm.lead}</p>
        <form method="post" action="/account/confirm">
          <input type="hidden" name="token" value="${token}" />
          <button type="submit">${texts.confirm.button}</button>
        </form>`,
    }),
    use: async ({ token, context: { requestId, client } }) => {
      const confirmed = await identity.confirmRegistration({ token, client }, { requestId });
      await completeProfile({ customer, logger }, confirmed, requestId);
      return undefined;
    },
  };
}
