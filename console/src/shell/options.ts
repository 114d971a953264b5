import { InvalidArgumentError, Option } from '@commander-js/extra-typings';

/** `--limit` of every command that lists; `all` goes before it. */
export function limitOption() {
  return new Option('--limit <n>', 'how many to show at most').argParser(count).default(50);
}

/** `--all` of every command that lists. */
export function allOption() {
  return new Option('--all', 'show all of them, however many there are');
}

/** `--yes` of every command that asks before it acts. */
export function yesOption() {
  return new Option('--yes', 'do it without asking');
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected.');
  return Number(text);
}
