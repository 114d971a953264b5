import { Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import { path, type AdminClient } from '../server/admin-client.ts';
import { allOption, limitOption, yesOption } from '../shell/options.ts';
import type { Sheet } from '../shell/screen.ts';
import type { Bench, Shell } from '../shell/shell.ts';
import type { Column } from '../shell/table.ts';

const states = ['queued', 'attempting', 'sent', 'failed', 'suppressed', 'cancelled', 'doubt'] as const;
const retriable = ['failed', 'doubt'] as const;

const delivery = z.looseObject({
  deliveryId: z.string(),
  kind: z.string(),
  state: z.string(),
  reason: z.string().optional(),
  customerId: z.string().optional(),
  campaignId: z.string().optional(),
  domain: z.string().optional(),
  locale: z.string().optional(),
  attempts: z.number(),
  afterDoubt: z.boolean(),
  createdAt: z.string(),
  nextAttemptAt: z.string().optional(),
  giveUpAt: z.string(),
});
const withStory = delivery.extend({
  address: z.string().optional(),
  events: z.array(
    z.looseObject({
      at: z.string(),
      outcome: z.string(),
      reason: z.string().optional(),
      by: z.string().optional(),
    }),
  ),
});
type Delivery = z.infer<typeof delivery>;

/** Shown in lists, and by whoever shows the last mails of somebody. */
const columns: readonly Column<Delivery>[] = [
  { head: 'Delivery', cell: ({ deliveryId }) => deliveryId, whole: true },
  { head: 'Kind', cell: ({ kind }) => kind },
  { head: 'State', cell: ({ state }) => state, whole: true },
  { head: 'Queued', cell: ({ createdAt }) => createdAt, whole: true },
  { head: 'Attempts', cell: ({ attempts }) => attempts },
  { head: 'Domain', cell: ({ domain }) => domain },
  { head: 'Reason', cell: ({ reason }) => reason },
];

/** `latchkey delivery:list` */
export function deliveryList(shell: Shell) {
  return shell
    .command('delivery:list', {
      summary: 'list mails, newest first',
      details: 'All that is asked for has to be met. A campaign sends one kind: ask for one of the two.',
      examples: ['delivery:list --customer customer--36', 'delivery:list --state failed --from 2026-11-24'],
    })
    .addOption(new Option('--state <state>', 'in this state').choices(states))
    .option('--customer <customer>', 'of this customer, reference or id')
    .option('--kind <kind>', 'such as password-reset; mail:list has them all')
    .option('--campaign <campaign>', 'of this campaign')
    .option('--from <time>', 'queued on this day (UTC) or at this time, or later, such as 2026-11-24')
    .option('--to <time>', 'queued before this day or time')
    .addOption(limitOption())
    .addOption(allOption())
    .action(
      shell.act(async (bench, { limit, all, state, ...given }) => {
        const query = { state, ...(await filterOf(bench.admin(), given)) };
        await bench.screen.list(bench.admin().list('/deliveries', delivery, query, { limit, all }), columns);
      }),
    );
}

/** `latchkey delivery:show DELIVERY` */
export function deliveryShow(shell: Shell) {
  return shell
    .command('delivery:show', {
      summary: 'show a mail with its story',
      details: 'The address is shown whole to admin and support, else its domain.',
      examples: ['delivery:show 0193a8f0-0000-7000-8000-000000000000'],
    })
    .argument('<delivery>', 'its id')
    .action(
      shell.act(async (bench, id) => {
        const found = await bench.admin().ask('GET', path`/deliveries/${id}`, withStory);
        await bench.screen.show(found, sheetOf(found));
      }),
    );
}

function sheetOf(found: z.infer<typeof withStory>): Sheet {
  return [
    ['Delivery', found.deliveryId],
    ['Kind', found.kind],
    ['State', found.state],
    ['Reason', found.reason],
    ['To', found.address ?? found.domain],
    ['Customer', found.customerId],
    ['Campaign', found.campaignId],
    ['Language', found.locale],
    ['Queued', found.createdAt],
    ['Attempts', found.attempts],
    ['Next attempt', found.nextAttemptAt],
    ['Given up', found.nextAttemptAt === undefined ? undefined : found.giveUpAt],
    ['Note', found.afterDoubt ? 'an earlier attempt may have arrived' : undefined],
    ...found.events.map(({ at, outcome, reason = '', by }): Sheet[number] => [
      at,
      [outcome, reason, by === undefined ? '' : `by ${by}`].filter(Boolean).join(', '),
    ]),
  ];
}

/** `latchkey delivery:retry [DELIVERY]`: one mail, or those of a filter. */
export function deliveryRetry(shell: Shell) {
  return shell
    .command('delivery:retry', {
      summary: 'try failed mails again',
      details:
        'One by its id, or the newest of a filter, 500 at most; run again it goes on with the rest. Mails in doubt may\n' +
        'have arrived. Each gets the whole time again that its kind is worth trying for.',
      examples: [
        'delivery:retry 0193a8f0-0000-7000-8000-000000000000',
        'delivery:retry --state failed --from 2026-11-24T08:00:00Z --yes',
      ],
    })
    .argument('[delivery]', 'its id')
    .addOption(new Option('--state <state>', 'those in this state').choices(retriable))
    .option('--customer <customer>', 'with --state: of this customer, reference or id')
    .option('--kind <kind>', 'with --state: of this kind')
    .option('--campaign <campaign>', 'with --state: of this campaign')
    .option('--from <time>', 'with --state: queued on this day (UTC) or at this time, or later')
    .option('--to <time>', 'with --state: queued before this day or time')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, id, { state, yes, json: _, ...given }) => {
        const filtered = state !== undefined || Object.keys(given).length > 0;
        if (id !== undefined && !filtered) return retryOne(bench, id);
        if (id !== undefined || state === undefined)
          throw new CannotRun('Name one delivery, or ask with --state for several.', 'commandLine');
        await retryMany(bench, { state, ...given }, yes);
      }),
    );
}

async function retryOne({ admin, screen }: Bench, deliveryId: string): Promise<void> {
  await admin().ask('POST', path`/deliveries/${deliveryId}/retry`, z.undefined(), { body: {} });
  await screen.show({ deliveryId, retried: 1 }, 'It is back in the queue.');
}

async function retryMany(
  { admin, screen }: Bench,
  { state, ...given }: Given & { state: (typeof retriable)[number] },
  yes: true | undefined,
): Promise<void> {
  await screen.confirm(
    state === 'doubt' ? 'Try mails again that may have arrived?' : 'Try failed mails again, 500 at most?',
    yes,
  );
  const client = admin();
  const body = { state, ...(await filterOf(client, given)) };
  const schema = z.object({ retried: z.number(), more: z.boolean() });
  const answer = await client.ask('POST', '/deliveries/retry', schema, { body });
  const more = answer.more ? ' There may be more: run it again.' : '';
  await screen.show(answer, `Back in the queue: ${answer.retried}.${more}`);
}

interface Given {
  customer?: string | undefined;
  kind?: string | undefined;
  campaign?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The filter as the routes take it. */
async function filterOf(client: AdminClient, { customer, campaign, kind, from, to }: Given) {
  const found =
    customer === undefined
      ? undefined
      : await client.ask('GET', path`/customers/${customer}`, z.looseObject({ id: z.string() }));
  return { customerId: found?.id, campaignId: campaign, kind, from: momentOf(from), to: momentOf(to) };
}

/** A day is its first moment in UTC; anything else is the server's to judge. */
function momentOf(given: string | undefined): string | undefined {
  return given !== undefined && /^\d{4}-\d\d-\d\d$/.test(given) ? `${given}T00:00:00Z` : given;
}
