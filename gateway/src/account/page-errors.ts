import type { ErrorRequestHandler, Router } from 'express';
import type { Logger } from '@latchkey/kit/logging';
import type { GatewayConfig } from '../config.ts';
import { classify, HttpError, retryAfterOf, statusOfKind } from '../http/http-error.ts';
import { logFailure } from '../http/problem.ts';
import { messagePage } from './dead-link.ts';
import { sendPage } from './page.ts';
import { textsFor } from './texts.ts';

/** The end of a router of pages: what nobody knows, and what went wrong, as pages. */
export function pageErrors(router: Router, config: Pick<GatewayConfig, 'SHOP_NAME'>, logger: Logger): void {
  router.use((_request, response) => {
    const texts = textsFor(response.locals.context.locale);
    sendPage(response, config.SHOP_NAME, texts, messagePage(404, texts.notFound.title, texts.notFound.text));
  });
  const onError: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
    logFailure(logger, error, response);
    const texts = textsFor(response.locals.context.locale);
    const failure = classify(error);
    if (failure instanceof HttpError) {
      sendPage(
        response,
        config.SHOP_NAME,
        texts,
        messagePage(failure.status, texts.refused.title, texts.refused.text),
      );
      return;
    }
    const retryAfter = retryAfterOf(failure);
    if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
    const message = retryAfter === undefined ? texts.broken : texts.later;
    sendPage(
      response,
      config.SHOP_NAME,
      texts,
      messagePage(statusOfKind[failure.kind], message.title, message.text),
    );
  };
  router.use(onError);
}
