import express, { type Router } from 'express';
import type { Logger } from '@latchkey/kit/logging';
import { askRoute } from '../account/ask-page.ts';
import { messagePage } from '../account/dead-link.ts';
import { linkRoutesAt } from '../account/link-page.ts';
import { newPasswordPage } from '../account/new-password.ts';
import { pageErrors } from '../account/page-errors.ts';
import { sendPage } from '../account/page.ts';
import { textsFor, type Texts } from '../account/texts.ts';
import type { StaffClient } from '../auth/clients.ts';
import type { GatewayConfig } from '../config.ts';

const base = '/backoffice';
const way = (texts: Texts) => ({ path: `${base}/forgot`, text: texts.newLink });

/** What the pages need. */
interface BackOfficeDeps {
  config: GatewayConfig;
  staff: Pick<StaffClient, 'inspectStaffLink' | 'restoreStaffPassword' | 'requestStaffReset'>;
  logger: Logger;
}

/** Where the links of mails to the staff lead: they set a password, the first or another one. No script, as at /account. */
export function backOfficeRouter({ config, staff, logger }: BackOfficeDeps): Router {
  const router = express.Router({ caseSensitive: true });
  const place = {
    config,
    base,
    inspect: async (token: string, { requestId }: { requestId: string }) =>
      (await staff.inspectStaffLink({ token }, { requestId })).state,
  };
  const restore: Parameters<typeof newPasswordPage>[1]['restore'] = async (given, requestId) =>
    (await staff.restoreStaffPassword(given, { requestId })).deviceToken;
  const pages = [
    newPasswordPage(config, {
      ...{ base, way, restore },
      path: '/set-password',
      donePath: '/password-set',
      wordsOf: (texts) => texts.setPassword,
      expiredOf: (texts) => texts.link.expiredInvitation,
    }),
    newPasswordPage(config, {
      ...{ base, way, restore },
      path: '/restore',
      donePath: '/password-set',
      wordsOf: (texts) => texts.restore,
      expiredOf: (texts) => texts.link.expiredRestore,
    }),
  ];
  for (const page of pages) linkRoutesAt(router, place, page);
  askRoute(
    router,
    { config, base },
    {
      path: '/forgot',
      wordsOf: (texts) => texts.forgot,
      ask: (request, options) => staff.requestStaffReset(request, options),
    },
  );
  router.get('/password-set', (_request, response) => {
    response.locals.route = `${base}/password-set`;
    const texts = textsFor(response.locals.context.locale);
    const { doneTitle, done } = texts.setPassword;
    sendPage(response, config.SHOP_NAME, texts, messagePage(200, doneTitle, done));
  });
  pageErrors(router, config, logger);
  return router;
}
