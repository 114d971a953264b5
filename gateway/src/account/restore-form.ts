import { html, type Html } from './html.ts';
import type { Texts } from './texts.ts';

export interface PasswordBounds {
  /** Code points. */
  min: number;
  max: number;
}
/** What is wrong, and with which of the two fields. */
export interface FormFault {
  field: 'password' | 'passwordRepeat';
  message: string;
}

/** What can be said of the two fields without asking identity. */
export function passwordFault(
  texts: Texts,
  bounds: PasswordBounds,
  password: string,
  repeat: string,
): FormFault | undefined {
  const length = Array.from(password).length;
  if (password === '') return { field: 'password', message: texts.faults.blank };
  if (length < bounds.min) return { field: 'password', message: texts.faults.tooShort(bounds.min) };
  if (length > bounds.max) return { field: 'password', message: texts.faults.tooLong(bounds.max) };
  if (password !== repeat) return { field: 'passwordRepeat', message: texts.faults.different };
  return undefined;
}

/**
 * The form, with the fault announced at the top and told beside its field. Passwords are never sent back.
 * The browser's own length check stays off: it counts UTF-16 units, and cuts what is pasted without a word.
 */
export function restoreForm(form: {
  texts: Texts;
  bounds: PasswordBounds;
  token: string;
  fault: FormFault | undefined;
}): Html {
  const { texts, bounds, token, fault } = form;
  const alert = fault === undefined ? undefined : html`<div role="alert">${fault.message}</div>`;
  return html`${alert}
    <p>${texts.restore.lead}</p>
    <form method="post" action="/account/restore">
      <input type="hidden" name="token" value="${token}" />
      ${field('password', texts.restore.password, fault, texts.restore.rules(bounds.min, bounds.max))}
      ${field('passwordRepeat', texts.restore.repeat, fault)}
      <button type="submit">${texts.restore.button}</button>
    </form>`;
}

function field(name: FormFault['field'], label: string, fault: FormFault | undefined, hint?: string): Html {
  const faulty = fault?.field === name;
  const told = [hint === undefined ? [] : [`${name}-hint`], faulty ? [`${name}-fault`] : []].flat().join(' ');
  const described = told === '' ? undefined : html` aria-describedby="${told}"`;
  const invalid = faulty ? html` aria-invalid="true"` : undefined;
  // The first field has the focus, after a fault the one that is wrong.
  const focus = faulty || (fault === undefined && name === 'password') ? html` autofocus` : undefined;
  const hintText = hint === undefined ? undefined : html`<p class="hint" id="${name}-hint">${hint}</p>`;
  const faultText = faulty ? html`<p class="fault" id="${name}-fault">${fault.message}</p>` : undefined;
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="password"
      autocomplete="new-password"
      required${described}${invalid}${focus}
    />
    ${hintText}${faultText}`;
}
