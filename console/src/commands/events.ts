import { Option } from '@commander-js/extra-typings';
import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import { allOption, limitOption, yesOption } from '../shell/options.ts';
import type { Column } from '../shell/table.ts';
import type { Bench, Shell } from '../shell/shell.ts';

const letter = z.looseObject({
  deadLetterId: z.string(),
  state: z.string(),
  queue: z.string(),
  type: z.string(),
  eventId: z.string().optional(),
  reason: z.string(),
  fault: z.string().optional(),
  diedAt: z.string(),
  settledAt: z.string().optional(),
  settledBy: z.string().optional(),
  content: z.string().optional(),
  size: z.number(),
});

const columns: readonly Column<z.infer<typeof letter>>[] = [
  { head: 'Dead letter', cell: ({ deadLetterId }) => deadLetterId, whole: true },
  { head: 'Type', cell: ({ type }) => type },
  { head: 'Queue', cell: ({ queue }) => queue },
  { head: 'Died', cell: ({ diedAt }) => diedAt, whole: true },
  { head: 'Reason', cell: ({ reason, fault }) => [reason, fault].filter(Boolean).join(': ') },
];

/** `latchkey events:dead` */
export function eventsDead(shell: Shell) {
  return shell
    .command('events:dead', {
      summary: 'list events that nobody could handle, the last ones first',
      examples: ['events:dead', 'events:dead --type customer.registered --all --json'],
    })
    .addOption(
      new Option('--state <state>', 'in this state')
        .choices(['dead', 'replaying', 'replayed', 'dropped'])
        .default('dead'),
    )
    .option('--type <type>', 'of this type, such as customer.registered')
    .addOption(limitOption())
    .addOption(allOption())
    .action(
      shell.act(async (bench, { state, type, limit, all }) => {
        const letters = bench.admin().list('/dead-letters', letter, { state, type }, { limit, all });
        await bench.screen.list(letters, columns);
      }),
    );
}

/** `latchkey events:show LETTER` */
export function eventsShow(shell: Shell) {
  return shell
    .command('events:show', {
      summary: 'show a dead letter',
      details: 'Of its content only ids, numbers and times are shown; the rest could be about a person.',
      examples: ['events:show 0b7cd1c2'],
    })
    .argument('<letter>', 'its id, from events:dead')
    .action(
      shell.act(async (bench, id) => {
        const found = await bench.admin().ask('GET', path`/dead-letters/${id}`, letter);
        await bench.screen.show(found, [
          ['Dead letter', found.deadLetterId],
          ['State', found.state],
          ['Type', found.type],
          ['Event', found.eventId],
          ['Queue', found.queue],
          ['Died', found.diedAt],
          ['Reason', found.reason],
          ['Fault', found.fault],
          ['Settled', found.settledAt],
          ['By', found.settledBy],
          ['Bytes', found.size],
          ['Content', found.content],
        ]);
      }),
    );
}

/** `latchkey events:replay LETTER…` */
export function eventsReplay(shell: Shell) {
  return shell
    .command('events:replay', {
      summary: 'send dead letters again',
      details:
        'Each to the queue it died in and no other, in the order given; the first that cannot be sent ends it. Mend the\n' +
        'cause before: one that dies again is back in events:dead.',
      examples: ['events:replay 0b7cd1c2'],
    })
    .argument('<letters...>', 'their ids, from events:dead')
    .action(shell.act((bench, letters) => settle(bench, letters, 'replay', 'Sent again')));
}

/** `latchkey events:drop LETTER…` */
export function eventsDrop(shell: Shell) {
  return shell
    .command('events:drop', {
      summary: 'throw dead letters away, for good',
      details: 'Their content is deleted; the first that cannot be dropped ends it.',
      examples: ['events:drop 0b7cd1c2 --yes'],
    })
    .argument('<letters...>', 'their ids, from events:dead')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, letters, { yes }) => {
        await bench.screen.confirm(`Throw away for good: ${letters.join(', ')}?`, yes);
        await settle(bench, letters, 'drop', 'Dropped');
      }),
    );
}

async function settle(
  { admin, screen }: Bench,
  letters: readonly string[],
  act: 'replay' | 'drop',
  done: string,
): Promise<void> {
  const client = admin();
  for (const deadLetterId of letters) {
    await client.ask('POST', `${path`/dead-letters/${deadLetterId}`}/${act}`, z.undefined());
    await screen.show({ deadLetterId, done: act }, `${done}: ${deadLetterId}`);
  }
}
