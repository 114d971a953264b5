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

/** `--salutation` of whoever is made or changed. */
export function salutationOption() {
  return new Option('--salutation <title>', 'title').choices(['Mr', 'Mrs', 'Ms', 'Dr', 'n/a'] as const);
}

/** `--gender` of whoever is made or changed. */
export function genderOption() {
  return new Option('--gender <gender>', 'gender').choices(['Male', 'Female'] as const);
}

/** Mails a second. */
export function ratePart(text: string): number {
  const rate = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
  if (!(rate <= 10_000)) throw new InvalidArgumentError('a number from 0 to 10000 is expected.');
  return rate;
}

/** `--rate` of every command that mails to many. */
export function rateOption() {
  return new Option('--rate <n>', 'mails a second; 0: as fast as it can').argParser(ratePart);
}

/** `--domain-rate`, once for each domain. */
export function domainRateOption() {
  return new Option(
    '--domain-rate <domain=n>',
    'mails a second to a receiving domain, such as gmail.com=5; may be given again',
  ).argParser((text: string, before: Record<string, number> | undefined) => {
    const [, domain = '', rate = ''] = /^([^=\s]+)=(.+)$/.exec(text) ?? [];
    if (domain === '')
      throw new InvalidArgumentError('a domain and a number are expected, such as gmail.com=5.');
    return { ...before, [domain.toLowerCase()]: ratePart(rate) };
  });
}

/** `--has-header` as Spryker has it, with 0 or 1; `--no-has-header` says the same as 0. */
export function hasHeaderOption() {
  return new Option('-r, --has-header [whether]', 'whether the first row names the columns: 1 or 0')
    .argParser(whether)
    .default(true);
}

function whether(text: string): boolean {
  if (/^(1|true)$/.test(text)) return true;
  if (/^(0|false)$/.test(text)) return false;
  throw new InvalidArgumentError('1 or 0 is expected.');
}

function count(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 is expected.');
  return Number(text);
}
