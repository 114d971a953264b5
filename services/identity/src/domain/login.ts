declare const loginBrand: unique symbol;

/** A normalised e-mail address: the one key under which an account is found, and the address its mails go to. */
export type Login = string & { readonly [loginBrand]: true };

/** RFC 5321 §4.5.3.1.3 allows 254; Spryker's column holds 255. Longer ones are refused at every edge. */
export const loginMaxLength = 255;

/**
 * What takes the place of an address that was given back: unique, and no mail can ever go there (RFC 2606, `.invalid`).
 */
export function anonymousLogin(customerId: string): Login {
  return `${customerId}@anonymised.invalid` as Login;
}

/**
 * What somebody typed as e-mail address, in the form it is stored and compared in: NFC (RFC 6532 §3.1), no blanks
 * around it, lower case on both sides of the @. The case of a local part could matter (RFC 5321 §2.4); no shop
 * can explain that to its customers.
 *
 * Look-alikes stay apart: NFKC would make one address of `ﬁ@…` and `fi@…`, which are two mailboxes. A mail goes to
 * the stored address and never to the typed one, so whoever types a variant of an address gains nothing.
 */
export function normaliseLogin(typed: string): Login {
  return typed.normalize('NFC').trim().toLowerCase().normalize('NFC') as Login;
}
