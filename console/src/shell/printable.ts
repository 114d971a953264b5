/** C0 and C1 controls, line separators, and the characters that turn the direction of writing around. */
const treacherous = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu;

/** A value as one line that cannot steer the terminal: names and addresses are what strangers have typed. */
export function printable(value: string): string {
  return value.replace(treacherous, '\u{fffd}');
}

/** JSON on one line; the controls that JSON lets through are written as escapes. */
export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value).replace(
    treacherous,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${json}\n`;
}
