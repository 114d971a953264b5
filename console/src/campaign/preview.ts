import { printable } from '../shell/printable.ts';
import type { Campaign, Preview } from './campaign-routes.ts';

/** As people read numbers: 12,345. */
export const grouped = (count: number): string => count.toLocaleString('en-US');

export const customers = (count: number): string => `${grouped(count)} customer${count === 1 ? '' : 's'}`;

/** What is to be known before a campaign starts, for programs. */
export function previewDocument(campaign: Campaign, preview: Preview) {
  const { id, audience, expirePasswords, pace } = campaign;
  const { state: _counted, expectedMs, ...counts } = preview;
  const duration = { ms: expectedMs ?? null, sentence: durationSentence(preview) };
  return {
    campaignId: id,
    audience,
    expirePasswords,
    pace,
    ...counts,
    duration,
    warnings: warningsOf(preview),
  };
}

/** The same for people. */
export function previewText(campaign: Campaign, preview: Preview): string {
  const { byStore, byLocale, byDomain, leftOut } = preview;
  const parts = [
    countSentence(campaign, preview),
    columns('By store', byStore, '(none)'),
    columns('By language', byLocale, '(none)'),
    columns('By domain', largest(byDomain), 'others'),
    columns('Left out', inWords(leftOut), ''),
    [durationSentence(preview), ...warningsOf(preview)].join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function countSentence({ expirePasswords, audience }: Campaign, { total }: Preview): string {
  const who = audience.of === 'without-password' ? ' without a password' : '';
  const loses = expirePasswords ? ' would lose password and sessions, and' : '';
  return `${customers(total)}${who}${loses} would get a mail.`;
}

/** What is asked before a campaign starts. */
export function startQuestion({ expirePasswords, audience }: Campaign, { total }: Preview): string {
  const who = audience.of === 'without-password' ? ' without a password' : '';
  const verb = total === 1 ? 'gets' : 'get';
  return expirePasswords
    ? `The passwords and sessions of ${customers(total)}${who} end, and each gets a mail. Go on?`
    : `${customers(total)}${who} ${verb} a mail with a link to a new password. Go on?`;
}

function durationSentence({ expectedMs, total }: Preview): string {
  if (total === 0) return 'There is nothing to send.';
  if (expectedMs === undefined) return 'Without a pace it takes as long as the mail server needs.';
  return `At this pace it takes ${durationInWords(expectedMs)}.`;
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The two largest units: `1 hour and 40 minutes`. */
export function durationInWords(ms: number): string {
  let left = Math.max(1, Math.ceil(ms / 1000));
  const first = units.findIndex(([, seconds]) => left >= seconds);
  const words: string[] = [];
  for (const [unit, seconds] of units.slice(first, first + 2)) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) words.push(`${grouped(count)} ${unit}${count === 1 ? '' : 's'}`);
  }
  return words.join(' and ');
}

/** Gmail's own threshold (support.google.com/a/answer/81126). */
const gmailLimitADay = 5000;

export function warningsOf(preview: Preview | undefined): string[] {
  if (preview?.gmailADay === undefined) return [];
  const { gmailADay, byDomain } = preview;
  return [
    `Warning: ${grouped(gmailADay)} mails a day would go to personal Gmail addresses. A domain that sends more than ${grouped(gmailLimitADay)} a day there counts as a bulk sender for good. ${slowGmail('googlemail.com' in byDomain)} stays below it.`,
  ];
}

/** Both names are Gmail's. Together a little below the limit, as resets by customers themselves count as well. */
function slowGmail(bothNames: boolean): string {
  const rate = Math.floor((gmailLimitADay / 86_400) * 100) / 100;
  const [gmail, googlemail] = bothNames ? [rate - 0.01, 0.01] : [rate, 0];
  const option = `--domain-rate gmail.com=${gmail.toFixed(2)}`;
  return bothNames ? `${option} --domain-rate googlemail.com=${googlemail.toFixed(2)}` : option;
}

/** More say little on a terminal; --json has 50. */
const shownDomains = 10;

function largest(byDomain: Preview['byDomain']): Record<string, number> {
  const { '': unnamed = 0, ...domains } = byDomain;
  const sorted = Object.entries(domains).sort(([, one], [, other]) => other - one);
  const others = sorted.slice(shownDomains).reduce((sum, [, count]) => sum + count, unnamed);
  const shown = Object.fromEntries(sorted.slice(0, shownDomains));
  return others === 0 ? shown : { ...shown, '': others };
}

const reasons: Readonly<Record<string, string>> = {
  anonymised: 'anonymised',
  blocked: 'blocked',
  pending: 'not registered yet',
  no_account: 'have no account',
  live_link: 'have a link that works',
  has_password: 'have a password',
  unknown: 'in the list, but unknown',
};

function inWords(leftOut: Preview['leftOut']): Record<string, number> {
  return Object.fromEntries(
    Object.entries(leftOut)
      .filter(([, count]) => count > 0)
      .map(([reason, count]) => [reasons[reason] ?? reason, count]),
  );
}

/** One below the other, numbers to the right; nothing when there is none. */
function columns(head: string, counts: Readonly<Record<string, number>>, unnamed: string): string {
  const rows = Object.entries(counts).map(([name, count]) => [
    printable(name === '' ? unnamed : name),
    grouped(count),
  ]);
  const width = (column: 0 | 1): number => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0));
  const [names, numbers] = [width(0), width(1)];
  return rows
    .map(
      ([name = '', count = ''], index) =>
        `${(index === 0 ? head : '').padEnd(12)}  ${name.padEnd(names)}  ${count.padStart(numbers)}`,
    )
    .join('\n');
}
