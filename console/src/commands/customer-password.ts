import { setTimeout as wait } from 'node:timers/promises';
import { CannotRun } from '../cannot-run.ts';
import {
  createCampaignRoutes,
  type Campaign,
  type CampaignRoutes,
  type Draft,
  type Preview,
} from '../campaign/campaign-routes.ts';
import { nameParts } from '../campaign/name-list.ts';
import { previewDocument, previewText, startQuestion } from '../campaign/preview.ts';
import { startCampaign, startedSentence } from '../campaign/start-campaign.ts';
import { showEnd, watchCampaign } from '../campaign/watch-campaign.ts';
import { patiently } from '../server/patiently.ts';
import { domainRateOption, rateOption } from '../shell/options.ts';
import { showProgress } from '../shell/progress.ts';
import type { Screen } from '../shell/screen.ts';
import type { Bench, Shell } from '../shell/shell.ts';
import { newId } from '@latchkey/kit/ids';

interface Options {
  force?: true | undefined;
  /** false with --no-token, as commander reads it. */
  token: boolean;
  store?: string | undefined;
  locale?: string | undefined;
  import?: string | undefined;
  references?: string | undefined;
  emails?: string | undefined;
  expirePasswords?: true | undefined;
  rate: number;
  domainRate: Record<string, number>;
  dryRun?: true | undefined;
  watch?: true | undefined;
  passwordStdin?: true | undefined;
}

/** `latchkey customer:password:set`: Spryker's command, for those who have no password. */
export function customerPasswordSet(shell: Shell) {
  return campaignCommand(shell, 'without-password', {
    name: 'customer:password:set',
    summary: 'mail a link to a first password to every customer who has none',
    examples: [
      'customer:password:set --dry-run',
      'customer:password:set --store DE --rate 50 --domain-rate gmail.com=5 --watch',
    ],
  });
}

/** `latchkey customer:password:reset`: Spryker's command, for everybody. */
export function customerPasswordReset(shell: Shell) {
  return campaignCommand(shell, 'everybody', {
    name: 'customer:password:reset',
    summary: 'mail a link to a new password to every customer',
    examples: [
      'customer:password:reset --no-token --rate 50',
      'customer:password:reset --emails leaked.txt --expire-passwords --rate 50 --watch',
    ],
  });
}

function campaignCommand(
  shell: Shell,
  of: Draft['audience']['of'],
  given: { name: string; summary: string; examples: readonly [string, ...string[]] },
) {
  const { name, ...about } = given;
  return shell
    .command(name, {
      ...about,
      details:
        'Counts them first, asks with the exact number, and mails only if somebody says yes. It becomes a campaign, which runs on\n' +
        'without this command: campaign:watch follows it, campaign:pause, campaign:resume and campaign:cancel rule it.\n' +
        'Blocked and anonymised customers get no mail. With --watch the exit code is 1 also when some mails failed.',
    })
    .option('-f, --force', 'do not ask; without it nothing is mailed where there is no terminal')
    .option('--no-token', 'only those who have no mailed link that can be used now')
    .option('--store <store>', 'only customers of this store')
    .option('--locale <locale>', 'only customers with this language, such as de_DE')
    .option('--import <id>', 'only customers whom this import created or updated')
    .option('--references <file>', 'only customers whose references are in this file, one a line')
    .option('--emails <file>', 'only customers whose e-mail addresses are in this file, one a line')
    .option('--expire-passwords', 'end their passwords and sessions before the first mail')
    .addOption(rateOption().default(0))
    .addOption(domainRateOption().default({}))
    .option(
      '--dry-run',
      'say who would get a mail, who would not and why, and how long it takes; mail nobody',
    )
    .option('--watch', 'follow it until its end')
    .option(
      '--password-stdin',
      'take your own password, where --expire-passwords asks for it, from standard input',
    )
    .action(shell.act((bench, options) => run(bench, of, options)));
}

/** Drafts, counts, asks, starts. What was not started is cancelled again: nobody finds a draft that nobody wants. */
async function run(bench: Bench, of: Draft['audience']['of'], options: Options): Promise<number | undefined> {
  const { screen } = bench;
  const routes = createCampaignRoutes(bench.admin());
  const key = newId();
  const draft = await patiently(() => routes.draft(draftOf(of, options), key));
  const started = await begin(routes, screen, draft, options).catch(async (error: unknown) => {
    await routes.act(draft.id, 'cancel').catch(() => undefined);
    throw error;
  });
  if (started === undefined) {
    await routes.act(draft.id, 'cancel');
    return undefined;
  }
  if (options.watch === true && started.state !== 'draft') return watch(bench, routes, started);
  await screen.show(started, startedSentence(started));
  return undefined;
}

function draftOf(of: Draft['audience']['of'], options: Options): Draft {
  const { token, store, locale, references, emails, expirePasswords = false, rate, domainRate } = options;
  const listed = references !== undefined || emails !== undefined;
  return {
    audience: { of, withoutLiveLink: !token, store, locale, importId: options.import, listed },
    expirePasswords,
    pace: { rate, domainRates: domainRate },
  };
}

/** @returns the campaign once it is started; undefined when there is nothing to start, which has been said */
async function begin(
  routes: CampaignRoutes,
  screen: Screen,
  { id }: Campaign,
  { references, emails, dryRun, force, passwordStdin }: Options,
): Promise<Campaign | undefined> {
  await nameAll(routes, id, { references, emails });
  const { campaign, preview } = await counted(routes, id);
  const text = previewText(campaign, preview);
  if (dryRun === true || preview.total === 0) {
    await screen.show({ ...previewDocument(campaign, preview), started: false }, text);
    if (dryRun !== true) screen.note('Nobody gets a mail: nothing was started.');
    return undefined;
  }
  screen.note(text);
  await screen.confirm(startQuestion(campaign, preview), force, '--force');
  return startCampaign(routes, screen, id, passwordStdin);
}

async function nameAll(
  routes: CampaignRoutes,
  id: string,
  { references, emails }: { references: string | undefined; emails: string | undefined },
): Promise<void> {
  if (references !== undefined)
    for await (const part of nameParts(references))
      await patiently(() => routes.name(id, { references: part }));
  if (emails !== undefined)
    for await (const part of nameParts(emails)) await patiently(() => routes.name(id, { emails: part }));
  if (references !== undefined || emails !== undefined) await patiently(() => routes.act(id, 'preview'));
}

const lookEveryMs = 250;
/** Far more than counting a million takes. */
const countingMs = 600_000;

async function counted(
  routes: CampaignRoutes,
  id: string,
): Promise<{ campaign: Campaign; preview: Preview }> {
  const deadline = performance.now() + countingMs;
  while (performance.now() < deadline) {
    const campaign = await patiently(() => routes.get(id));
    const { preview } = campaign;
    if (preview?.state === 'ready') return { campaign, preview };
    await wait(lookEveryMs);
  }
  throw new CannotRun(
    'The customers were not counted within ten minutes. Nothing was started.',
    'unreachable',
  );
}

async function watch(
  { screen, terminal }: Bench,
  routes: CampaignRoutes,
  started: Campaign,
): Promise<number> {
  screen.note(startedSentence(started));
  const display = showProgress({ bar: '{figures}', lines: (line) => screen.note(line) });
  const now = (): number => performance.now();
  return showEnd(screen, await watchCampaign({ routes, terminal, display, now }, started.id));
}
