import { alert, formField } from './form-field.ts';
import { html, type Html } from './html.ts';
import type { NewPasswordTexts, PasswordRules, Texts } from './texts.ts';

/** What is wrong, and with which of the two fields. */
export interface FormFault {
  field: 'password' | 'passwordRepeat';
  message: string;
}

/** What can be said of the two fields without asking identity. */
export function passwordFault(
  texts: Texts,
  rules: PasswordRules,
  password: string,
  repeat: string,
): FormFault | undefined {
  const length = Array.from(password).length;
  if (password === '') return { field: 'password', message: texts.faults.blank };
  if (length < rules.min) return { field: 'password', message: texts.faults.tooShort(rules.min) };
  if (length > rules.max) return { field: 'password', message: texts.faults.tooLong(rules.max) };
  if (password !== repeat) return { field: 'passwordRepeat', message: texts.faults.different };
  return undefined;
}

/**
 * The form, with the fault announced at the top and told beside its field. Passwords are never sent back.
 * The browser's own length check stays off: it counts UTF-16 units, and cuts what is pasted without a word.
 */
export function newPasswordForm(form: {
  texts: Texts;
  words: NewPasswordTexts;
  action: string;
  rules: PasswordRules;
  token: string;
  fault: FormFault | undefined;
}): Html {
  const { words, action, rules, token, fault } = form;
  const faultOf = (field: FormFault['field']) => (fault?.field === field ? fault.message : undefined);
  return html`${alert(fault?.message)}
    <p>${words.lead}</p>
    <form method="post" action="${action}">
      <input type="hidden" name="token" value="${token}" />
      ${formField({
        name: 'password',
        label: words.password,
        type: 'password',
        autocomplete: 'new-password',
        hint: form.texts.passwordRules(rules),
        fault: faultOf('password'),
        focus: fault?.field !== 'passwordRepeat',
      })}
      ${formField({
        name: 'passwordRepeat',
        label: words.repeat,
        type: 'password',
        autocomplete: 'new-password',
        fault: faultOf('passwordRepeat'),
        focus: fault?.field === 'passwordRepeat',
      })}
      <button type="submit">${words.button}</button>
    </form>`;
}
