import type { FilledText } from '../domain/mail.ts';

/** A text cut at its placeholders once, so that filling it is only joining. */
export interface Template<Key extends string> {
  /** One more than keys: literal, key, literal, … */
  readonly literals: readonly string[];
  readonly keys: readonly Key[];
}

/**
 * Cuts a text at its placeholders, written `{{key}}`.
 * @throws when it names a key that is not in `allowed`: a mistake in a template shows at start, not in a mail
 */
export function parseTemplate<Key extends string>(source: string, allowed: readonly Key[]): Template<Key> {
  const parts = source.split(/\{\{(\w+)\}\}/);
  const keys = parts
    .filter((_, at) => at % 2 === 1)
    .map((name) => {
      const key = allowed.find((each) => each === name);
      if (key === undefined)
        throw new Error(`the template has a placeholder {{${name}}} that its model lacks`);
      return key;
    });
  return { literals: parts.filter((_, at) => at % 2 === 0), keys };
}

/** Puts each value through `escape` and between the literals. */
export function fillTemplate<Key extends string>(
  template: Template<Key>,
  values: Readonly<Record<Key, string>>,
  escape: (value: string) => string,
): FilledText {
  return { literals: template.literals, values: template.keys.map((key) => escape(values[key])) };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For element content and quoted attributes alike (OWASP XSS prevention, rules 1 and 2). */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
