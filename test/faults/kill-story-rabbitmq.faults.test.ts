import { startDistributed } from '../system/distributed.ts';
import {
  describeWithBroker,
  eventually,
  seededRandom,
  seedOfRun,
  type SeededRandom,
} from '@latchkey/testkit';
import { systemOfSuite, type ProcessName, type System } from '../system/system.ts';
import { mailsOfStory, runStory, storySteps, type StoryResult, type StoryStep } from '../story/story.ts';
import { countStored, expectNoSecondMail } from './left-behind.ts';

const rounds = 20;
const killable: ProcessName[] = ['identity', 'customer', 'notification', 'gateway'];

interface Kill {
  process: ProcessName;
  copy: number;
  step: StoryStep;
  afterMs: number;
}

/** One kill of one copy of each process, each at a step and a moment of its own. */
function drawKills(random: SeededRandom): Kill[] {
  return killable.map((process) => ({
    process,
    copy: random.below(2),
    step: storySteps[random.below(storySteps.length)]!,
    afterMs: random.below(60),
  }));
}

describeWithBroker('the main job while one copy of every process is killed (-9)', () => {
  const running = systemOfSuite(startDistributed);

  it(`holds in ${rounds} runs: nothing lost, no second mail outside doubt, no step longer than a retry`, async () => {
    const system = running();
    const random = seededRandom(seedOfRun('kill story'));
    const results: StoryResult[] = [];
    for (let round = 0; round < rounds; round += 1)
      results.push(await runWithKills(system, drawKills(random), round));

    const longest = Math.max(...results.flatMap((result) => Object.values(result.tookMs)));
    process.stdout.write(`kill story: the longest step of ${rounds} runs took ${Math.round(longest)} ms\n`);
    await expectNothingLeftBehind(system);
    await expectNoSecondMail(system);
    await expectEveryMail(system, results);
  }, 600_000);
});

async function runWithKills(system: System, kills: Kill[], round: number): Promise<StoryResult> {
  const running: Promise<void>[] = [];
  const onStep = (step: StoryStep): void => {
    for (const kill of kills.filter((each) => each.step === step)) {
      running.push(
        new Promise<void>((resolve) => setTimeout(resolve, kill.afterMs)).then(() =>
          system.killAndRestart(kill.process, kill.copy),
        ),
      );
    }
  };
  try {
    return await runStory(system, { name: `round-${round}`, onStep });
  } catch (error) {
    throw new Error(`round ${round} with ${JSON.stringify(kills)}: ${String(error)}`, { cause: error });
  } finally {
    await Promise.all(running);
  }
}

/** Every event was published and every delivery ended. */
async function expectNothingLeftBehind(system: System): Promise<void> {
  await eventually(
    async () => {
      const left = {
        identityOutbox: await countStored(system, 'identity', 'credentials', {
          'outbox.at': { $exists: true },
        }),
        requestOutbox: await countStored(system, 'identity', 'resetRequests', {
          'outbox.at': { $exists: true },
        }),
        customerOutbox: await countStored(system, 'customer', 'customers', {
          'outbox.at': { $exists: true },
        }),
        unsettledMails: await countStored(system, 'notification', 'deliveries', {
          state: { $in: ['queued', 'attempting', 'doubt'] },
        }),
      };
      expect(left).toEqual({ identityOutbox: 0, requestOutbox: 0, customerOutbox: 0, unsettledMails: 0 });
    },
    { within: 60_000, every: 200 },
  );
  expect(await countStored(system, 'notification', 'deliveries', { state: 'failed' })).toBe(0);
}

/** Each person got every mail of the story, and no reset mail that was not asked for; a retry of the request asks again. */
async function expectEveryMail(system: System, results: StoryResult[]): Promise<void> {
  for (const { email, resetRequests } of results) {
    const ids = new Set((await system.mailbox.to(email)).map((mail) => mail.messageId));
    expect(ids.size).toBeGreaterThanOrEqual(mailsOfStory);
    expect(ids.size).toBeLessThanOrEqual(mailsOfStory - 1 + resetRequests);
  }
}
