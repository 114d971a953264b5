import { printable } from '../shell/printable.ts';
import type { Check } from './check.ts';

/** What is wrong, and what to do about it. */
interface Words {
  says: string;
  todo: string;
}

/** By `name.problem`; in braces: a fact, or the process. */
const words: Readonly<Record<string, Words>> = {
  'running.unreachable': {
    says: '{sentence}',
    todo: 'Look whether it runs, at its log, and at the address (LATCHKEY_URL, or PORT and HOST of the server).',
  },
  'running.refused': {
    says: '{sentence}',
    todo: 'Run "latchkey login", or set LATCHKEY_TOKEN to a token that ADMIN_TOKENS of the server knows.',
  },
  'running.failed': {
    says: 'The server does not tell how it is: {sentence}',
    todo: 'Look at the log of the gateway, and take a console of the version of the server.',
  },
  'configuration.not-valid': {
    says: 'With the environment here Latchkey would not start: {faults}',
    todo: 'Mend these settings; docs/configuration.md has them all.',
  },
  'folder.open-to-others': {
    says: 'Other users of this machine can enter {path}, or read the secrets in it.',
    todo: 'Close it: chmod 700 for the folder, chmod 600 for secrets.json. Whoever has read secrets.json has every secret: rotate the keys.',
  },
  'folder.missing': {
    says: '{path} is not there.',
    todo: '"npm start" makes it. If there should be data, look at DATA_DIR and at the backup (data:restore).',
  },
  'folder.secrets-missing': {
    says: 'There is data in {path}, but no secrets.json: nothing that is sealed can be opened.',
    todo: 'Bring secrets.json back from the backup. Do not start without it.',
  },
  'disk.disk-full': {
    says: 'The disk of {path} is nearly full.',
    todo: 'Make room: the store stops taking changes when there is none.',
  },
  'answers.unreachable': {
    says: '{process} does not answer the gateway ({code}).',
    todo: 'Look whether it runs, at its log, at its address in the settings of the gateway, and whether RPC_CREDENTIAL of the gateway is in its RPC_CALLERS.',
  },
  'signing-keys.no-signing-keys': {
    says: 'The gateway has no keys to verify access tokens with: whoever is logged in gets 503.',
    todo: 'Mend identity first; the gateway fetches them by itself.',
  },
  'public-url.public-url-plain': {
    says: 'PUBLIC_URL is http: links of mails, cookies and tokens travel in clear.',
    todo: 'Put TLS before Latchkey and set PUBLIC_URL to https://….',
  },
  'settings.settings-differ': {
    says: 'Processes work by different settings. {all}',
    todo: 'Give all of them the same environment and start those anew that had another.',
  },
  'version.version-differs': {
    says: '{process} is {version}, the gateway {gateway}.',
    todo: 'In the middle of an update this passes. Else bring all to one version: services first, then gateway and console.',
  },
  'clock.clock-differs': {
    says: 'The clocks of {process} and the gateway are {apartMs} ms apart.',
    todo: 'Let NTP set the clocks of all machines: links, sessions and the codes of second factors go by them.',
  },
  'store.clock-differs': {
    says: 'The clocks of {process} and of its store are {clockAheadMs} ms apart.',
    todo: 'Let NTP set the clocks of all machines: leases go by the store’s.',
  },
  'store.unreachable': {
    says: '{process} has no connection to its store.',
    todo: 'Look at the database server and at MONGODB_URI. It connects by itself when the store is back.',
  },
  'store.disk-full': {
    says: 'The disk below the store of {process} is nearly full.',
    todo: 'Make room there: the store stops taking changes when there is none.',
  },
  'bus.unreachable': {
    says: '{process} cannot send or take events (broker {at}); they wait in its store.',
    todo: 'Look at the broker and at AMQP_URL. Nothing is lost meanwhile, but mails wait, too.',
  },
  'events.events-wait': {
    says: 'Events of {process} have been waiting to go out for {oldestWaitsMs} ms.',
    todo: 'With the broker away that is why. Else look in its log for "event stays in the outbox" (LOG_LEVEL=debug).',
  },
  'keys.key-missing': {
    says: 'Stored secrets are sealed under keys that are not configured: {kids}.',
    todo: 'Put them back into KEY_ENCRYPTION_KEYS of identity, then run "latchkey keys:reseal" before taking them out.',
  },
  'back-office.no-admin': {
    says: 'No Back Office user can log in who may do everything.',
    todo: 'Set the first password by the link that the start showed or wrote to first-user.txt, or set BACKOFFICE_ADMIN_EMAIL.',
  },
  'back-office.first-password-set': {
    says: 'BACKOFFICE_ADMIN_PASSWORD is still set; it was for the first start only.',
    todo: 'Take it out of the environment of identity.',
  },
  'mail-server.no-session': {
    says: 'The mail server {at} opens no session: {answer}',
    todo: 'Look at SMTP_URL (address, user, password, TLS) and at the server. Mails wait in the queue and go out by themselves.',
  },
  'mails.mails-wait': {
    says: 'Mails that people asked for are late: the oldest has been due for {lateMs} ms.',
    todo: 'Look at the mail server above, at identity and customer, and at the log of notification.',
  },
  'mails.mails-in-doubt': {
    says: 'Of {doubt} mails nobody knows whether they went out.',
    todo: 'Look at them with "latchkey delivery:list --state doubt"; delivery:retry sends them again.',
  },
  'dead-letters.dead-letters': {
    says: 'Dead letters: {count} events that nobody could handle.',
    todo: 'Look at them with "latchkey events:dead"; when the cause is mended, events:replay sends them again.',
  },
};

/** What goes for every check. */
const general: Readonly<Record<string, Words>> = {
  silent: {
    says: '{process} got no answer in time when it looked at {name}.',
    todo: 'Look at the log of {process}, and at what it works with.',
  },
  failed: {
    says: '{process} could not look at {name}.',
    todo: 'Look at the log of {process}, and at what it works with.',
  },
};

/** @returns undefined for a check that found nothing */
export function wordsOf({ process, name, problem, facts }: Check): Words | undefined {
  if (problem === undefined) return undefined;
  const { says, todo } = words[`${name}.${problem}`] ??
    general[problem] ?? { says: `{process}: ${name}, ${problem}.`, todo: 'Look at the log of {process}.' };
  const all = Object.entries(facts)
    .map(([key, value]) => `${key}: ${value}.`)
    .join(' ');
  const values: Record<string, string> = { ...facts, process, name, all };
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (hole, key: string) => printable(values[key] ?? hole));
  return { says: fill(says), todo: fill(todo) };
}

/** The facts in short, such as `disk free 12.3 GB, took 1 ms`. */
export function factsInShort(facts: Check['facts']): string {
  return Object.entries(facts)
    .map(([key, value]) => {
      const [, name = key, unit = ''] = /^(.*?)(Bytes|Ms)?$/.exec(key) ?? [];
      const label = name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
      if (unit === 'Bytes') return `${label} ${(Number(value) / 1e9).toFixed(1)} GB`;
      return unit === 'Ms' ? `${label} ${value} ms` : `${label} ${printable(value)}`;
    })
    .join(', ');
}
