import type { Request } from 'express';
import { asAppError } from '@latchkey/kit/errors';
import { html } from './html.ts';
import type { Page } from './page.ts';
import type { Texts } from './texts.ts';

type Purpose = 'confirm' | 'restore';

/** Our tokens have 43 characters; nothing longer is worth asking about. */
const tokenLimit = 150;

/** The token in a mailed link; undefined when it is missing, doubled or cannot be one. */
export function tokenOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= tokenLimit && /^[\w-]+$/.test(value)
    ? value
    : undefined;
}

/** As tokenOf, from `?token=`. */
export function tokenInQuery(request: Request): string | undefined {
  return tokenOf(request.query['token']);
}

export function expiredPage(texts: Texts, purpose: Purpose): Page {
  const text = purpose === 'confirm' ? texts.link.expiredConfirm : texts.link.expiredRestore;
  return { status: 410, title: texts.link.expiredTitle, content: html`<p role="status">${text}</p>` };
}

/** Unknown, used or mangled: nobody can tell which. */
export function invalidPage(texts: Texts): Page {
  return {
    status: 404,
    title: texts.link.invalidTitle,
    content: html`<p role="status">${texts.link.invalid}</p>`,
  };
}

/** The page for a link that turned out dead when it was used; undefined for any other failure. */
export function deadLinkPage(error: unknown, texts: Texts, purpose: Purpose): Page | undefined {
  const { code } = asAppError(error);
  if (code === 'link_expired') return expiredPage(texts, purpose);
  return code === 'link_invalid' ? invalidPage(texts) : undefined;
}
