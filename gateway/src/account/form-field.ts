import { html, type Html } from './html.ts';

/** One labelled input; hint and fault are tied to it for those who hear the page. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly type: 'email' | 'password';
  /** For password managers (HTML, 4.10.18.7). */
  readonly autocomplete: 'new-password' | 'username';
  readonly hint?: string;
  /** What was typed before; never for passwords. */
  readonly value?: string;
  /** What is wrong with it. */
  readonly fault?: string | undefined;
  /** The first field has the focus, after a fault the one that is wrong. */
  readonly focus: boolean;
}

export function formField(field: FormField): Html {
  const { name, hint, value, fault } = field;
  const told = [hint === undefined ? [] : [`${name}-hint`], fault === undefined ? [] : [`${name}-fault`]]
    .flat()
    .join(' ');
  const described = told === '' ? undefined : html` aria-describedby="${told}"`;
  const invalid = fault === undefined ? undefined : html` aria-invalid="true"`;
  const focus = field.focus ? html` autofocus` : undefined;
  const typed = value === undefined ? undefined : html` value="${value}"`;
  const hintText = hint === undefined ? undefined : html`<p class="hint" id="${name}-hint">${hint}</p>`;
  const faultText = fault === undefined ? undefined : html`<p class="fault" id="${name}-fault">${fault}</p>`;
  return html`<label for="${name}">${field.label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${field.type}"
      autocomplete="${field.autocomplete}"
      required${typed}${described}${invalid}${focus}
    />
    ${hintText}${faultText}`;
}

/** Says at the top what is wrong, for those who hear the page. */
export function alert(fault: string | undefined): Html | undefined {
  return fault === undefined ? undefined : html`<div role="alert">${fault}</div>`;
}
