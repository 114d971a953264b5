import { CannotRun } from '../cannot-run.ts';
import { createCampaignRoutes, type Campaign } from '../campaign/campaign-routes.ts';
import { startQuestion, warningsOf } from '../campaign/preview.ts';
import { startCampaign, startedSentence } from '../campaign/start-campaign.ts';
import { sheetOf } from '../campaign/watch-campaign.ts';
import { domainRateOption, ratePart, yesOption } from '../shell/options.ts';
import type { Shell } from '../shell/shell.ts';

const example = '0198f0c0-0000-7000-8000-000000000001';

function act(
  shell: Shell,
  given: {
    name: 'pause' | 'resume';
    summary: string;
    details: string;
    done: (campaign: Campaign) => string;
  },
) {
  const { name, summary, details, done } = given;
  return shell
    .command(`campaign:${name}`, { summary, details, examples: [`campaign:${name} ${example}`] })
    .argument('<id>', 'of the campaign')
    .action(
      shell.act(async ({ screen, admin }, id) => {
        const campaign = await createCampaignRoutes(admin()).act(id, name);
        await screen.show(campaign, done(campaign));
      }),
    );
}

/** `latchkey campaign:pause ID` */
export function campaignPause(shell: Shell) {
  return act(shell, {
    name: 'pause',
    summary: 'hold a campaign',
    details: 'Within a second no further mail of it goes out.',
    done: ({ id }) => `Paused. "latchkey campaign:resume ${id}" goes on where it was.`,
  });
}

/** `latchkey campaign:resume ID` */
export function campaignResume(shell: Shell) {
  return act(shell, {
    name: 'resume',
    summary: 'go on with a paused campaign',
    details: 'Where it was.',
    done: ({ id }) => `It goes on. "latchkey campaign:watch ${id}" follows it.`,
  });
}

/** `latchkey campaign:cancel ID` */
export function campaignCancel(shell: Shell) {
  return shell
    .command('campaign:cancel', {
      summary: 'end a campaign for good',
      details:
        'Whoever has not got the mail by now gets none. Links in mails that are out work on; passwords that have ended stay ended.',
      examples: [`campaign:cancel ${example}`],
    })
    .argument('<id>', 'of the campaign')
    .addOption(yesOption())
    .action(
      shell.act(async ({ screen, admin }, id, { yes }) => {
        await screen.confirm(`End campaign ${id} for good?`, yes);
        await screen.show(await createCampaignRoutes(admin()).act(id, 'cancel'), 'Cancelled.');
      }),
    );
}

/** `latchkey campaign:rate ID [RATE]` */
export function campaignRate(shell: Shell) {
  return shell
    .command('campaign:rate', {
      summary: 'change how fast a campaign goes, also while it runs',
      details:
        'What is not named stays as it is. Warns again when more than 5,000 mails a day would go to personal Gmail addresses.',
      examples: [`campaign:rate ${example} 100`, `campaign:rate ${example} --domain-rate gmail.com=5`],
    })
    .argument('<id>', 'of the campaign')
    .argument('[rate]', 'mails a second; 0: as fast as it can', ratePart)
    .addOption(domainRateOption().default({}))
    .option('--no-domain-rates', 'first take away the pace that domains have of their own')
    .action(
      shell.act(async ({ screen, admin }, id, rate, { domainRate, domainRates: keep }) => {
        if (rate === undefined && keep && Object.keys(domainRate).length === 0)
          throw new CannotRun('A rate is expected, or --domain-rate.', 'commandLine');
        const routes = createCampaignRoutes(admin());
        const before = keep ? {} : (await routes.get(id)).pace.domainRates;
        const gone = Object.fromEntries(Object.keys(before).map((domain) => [domain, null]));
        const changed = await routes.changePace(id, { rate, domainRates: { ...gone, ...domainRate } });
        await screen.show(changed, sheetOf(changed));
        for (const warning of warningsOf(changed.preview)) screen.note(warning);
      }),
    );
}

/** `latchkey campaign:approve ID` */
export function campaignApprove(shell: Shell) {
  return shell
    .command('campaign:approve', {
      summary: 'say yes to a campaign that waits for a second person, or start a draft',
      details: 'A campaign that ends passwords asks for your own password; it is not shown.',
      examples: [`campaign:approve ${example}`],
    })
    .argument('<id>', 'of the campaign')
    .addOption(yesOption())
    .option('--password-stdin', 'take your password from standard input')
    .action(
      shell.act(async ({ screen, admin }, id, { yes, passwordStdin }) => {
        const routes = createCampaignRoutes(admin());
        const campaign = await routes.get(id);
        const { preview } = campaign;
        const question =
          preview?.state === 'ready' ? startQuestion(campaign, preview) : `Start campaign ${id}?`;
        for (const warning of warningsOf(preview)) screen.note(warning);
        if (campaign.state === 'draft') await screen.confirm(question, yes);
        const started = await startCampaign(routes, screen, id, passwordStdin);
        await screen.show(started, startedSentence(started));
      }),
    );
}
