/** Longer than nearly every name; what is longer is a message. */
const longestName = 60;
/** Line breaks, other controls, and marks that turn the direction of the text that follows. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** Names are typed by strangers who may register somebody else's address: a name must not carry their advertisement. */
const advertisement = /:\/\/|www\.|[@/]|\.[a-z]{2,}\b/i;

/**
 * The name a person is greeted by in a mail.
 * @returns undefined when there is none, or when it looks like a message rather than a name
 */
export function displayName(firstName: string, lastName: string): string | undefined {
  const name = `${firstName} ${lastName}`.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  if (name === '' || Array.from(name).length > longestName || advertisement.test(name)) return undefined;
  return name;
}
