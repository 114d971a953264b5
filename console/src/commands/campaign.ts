import { z } from 'zod';
import { createCampaignRoutes, type Campaign } from '../campaign/campaign-routes.ts';
import { grouped, previewDocument, previewText } from '../campaign/preview.ts';
import { sheetOf, showEnd, watchCampaign } from '../campaign/watch-campaign.ts';
import { allOption, limitOption } from '../shell/options.ts';
import { showProgress } from '../shell/progress.ts';
import type { Shell } from '../shell/shell.ts';
import type { Sheet } from '../shell/screen.ts';
import type { Column } from '../shell/table.ts';

const columns: readonly Column<Campaign>[] = [
  { head: 'ID', cell: ({ id }) => id, whole: true },
  { head: 'STATE', cell: ({ state }) => state, whole: true },
  { head: 'AUDIENCE', cell: ({ audience }) => audience.of },
  { head: 'FORCED', cell: ({ expirePasswords }) => (expirePasswords ? 'yes' : '') },
  { head: 'RECIPIENTS', cell: ({ recipients }) => grouped(recipients) },
  { head: 'SENT', cell: ({ counts }) => grouped(counts.sent) },
  { head: 'FAILED', cell: ({ counts }) => grouped(counts.failed) },
  { head: 'DRAFTED', cell: ({ createdAt }) => createdAt.slice(0, 16).replace('T', ' '), whole: true },
  { head: 'BY', cell: ({ createdBy }) => createdBy },
];

/** `latchkey campaign:list` */
export function campaignList(shell: Shell) {
  return shell
    .command('campaign:list', {
      summary: 'list campaigns, the newest first',
      examples: ['campaign:list', 'campaign:list --all --json'],
    })
    .addOption(allOption())
    .addOption(limitOption())
    .action(
      shell.act(async (bench, { limit, all }) => {
        await bench.screen.list(createCampaignRoutes(bench.admin()).list({ limit, all }), columns);
      }),
    );
}

/** `latchkey campaign:show ID` */
export function campaignShow(shell: Shell) {
  return shell
    .command('campaign:show', {
      summary: 'show how a campaign stands; of a draft also whom it would reach',
      examples: ['campaign:show 0198f0c0-0000-7000-8000-000000000001'],
    })
    .argument('<id>', 'of the campaign')
    .action(
      shell.act(async (bench, id) => {
        const campaign = await createCampaignRoutes(bench.admin()).get(id);
        const { state, preview } = campaign;
        await bench.screen.show(campaign, sheetOf(campaign));
        if (state === 'draft' && preview?.state === 'ready' && !bench.screen.json)
          await bench.screen.show(previewDocument(campaign, preview), `\n${previewText(campaign, preview)}`);
      }),
    );
}

/** `latchkey campaign:watch ID` */
export function campaignWatch(shell: Shell) {
  return shell
    .command('campaign:watch', {
      summary: 'follow a campaign until its end',
      details: 'Ctrl-C ends the watching, not the campaign. Exit code 1 also when some mails failed.',
      examples: ['campaign:watch 0198f0c0-0000-7000-8000-000000000001'],
    })
    .argument('<id>', 'of the campaign')
    .action(
      shell.act(async ({ screen, terminal, admin }, id) => {
        const routes = createCampaignRoutes(admin());
        const display = showProgress({ bar: '{figures}', lines: (line) => screen.note(line) });
        const now = (): number => performance.now();
        return showEnd(screen, await watchCampaign({ routes, terminal, display, now }, id));
      }),
    );
}

/** `latchkey campaign:report ID` */
export function campaignReport(shell: Shell) {
  return shell
    .command('campaign:report', {
      summary: 'tell what became of every recipient',
      details:
        'For people the figures; with --csv a row for each recipient, with --json the campaign, a line for each recipient,\n' +
        'and last the figures counted from them.',
      examples: [
        'campaign:report 0198f0c0-0000-7000-8000-000000000001',
        'campaign:report 0198f0c0-0000-7000-8000-000000000001 --csv > report.csv',
      ],
    })
    .argument('<id>', 'of the campaign')
    .option('--csv', 'as CSV')
    .action(
      shell.act(async ({ screen, admin }, id, { csv }) => {
        const routes = createCampaignRoutes(admin());
        if (csv === true || screen.json)
          return screen.pass(routes.report(id, csv === true ? 'csv' : 'ndjson'));
        const campaign = await routes.get(id);
        const after = await afterDoubt(routes.report(id, 'ndjson'));
        const doubled: Sheet = after === 0 ? [] : [['Maybe twice', grouped(after)]];
        return screen.show(campaign, [...sheetOf(campaign), ...doubled]);
      }),
    );
}

const summarySchema = z.object({ summary: z.object({ afterDoubt: z.number() }) });

/** How many mails went out once more because nobody knew whether they had arrived: the last line of the report has it. */
async function afterDoubt(report: AsyncIterable<string>): Promise<number> {
  let end = '';
  // The last two lines at most: the end of the text is no line of its own.
  for await (const piece of report) end = (end + piece).split('\n').slice(-2).join('\n');
  return summarySchema.parse(JSON.parse(end)).summary.afterDoubt;
}
