import { asAppError } from '@latchkey/kit/errors';
import { html, type Html } from './html.ts';
import type { Page } from './page.ts';
import type { Texts } from './texts.ts';

/** What the pages of dead links say, and the way to a new one. */
export interface DeadLinkTexts {
  /** Why it has expired and what to do now. */
  readonly expired: string;
  /** Absent where only the shop's own pages lead to one. */
  readonly way?: { readonly path: string; readonly text: string } | undefined;
}

export function expiredPage(texts: Texts, { expired, way }: DeadLinkTexts): Page {
  return messagePage(410, texts.link.expiredTitle, expired, toNewLink(way));
}

/** Unknown, used or mangled: nobody can tell which. */
export function invalidPage(texts: Texts, { way }: DeadLinkTexts): Page {
  return messagePage(404, texts.link.invalidTitle, texts.link.invalid, toNewLink(way));
}

/** There is no token, neither in the address nor in a cookie: the address was typed, or the page loaded again late. */
export function missingPage(texts: Texts): Page {
  return messagePage(404, texts.link.missingTitle, texts.link.missing);
}

/** The page for a link that turned out dead when it was used; undefined for any other failure. */
export function deadLinkPage(error: unknown, texts: Texts, dead: DeadLinkTexts): Page | undefined {
  const { code } = asAppError(error);
  if (code === 'link_expired') return expiredPage(texts, dead);
  return code === 'link_invalid' ? invalidPage(texts, dead) : undefined;
}

export function messagePage(status: number, title: string, text: string, way?: Html): Page {
  return {
    status,
    title,
    content: html`<p role="status">${text}</p>
      ${way}`,
  };
}

function toNewLink(way: DeadLinkTexts['way']): Html | undefined {
  if (way === undefined) return undefined;
  const { path, text } = way;
  return html`<p><a class="button" href="${path}">${text}</a></p>`;
}
