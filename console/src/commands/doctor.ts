import { loadConsoleConfig } from '../config.ts';
import type { Check } from '../doctor/check.ts';
import type { lookAtDataDir as LookAtDataDir } from '../doctor/look-at-data-dir.ts';
import { lookAtServer } from '../doctor/look-at-server.ts';
import { factsInShort, wordsOf } from '../doctor/words.ts';
import { dataDirFor } from '../server/find-server.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import type { Screen } from '../shell/screen.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey doctor`: what is wrong, in words, and what to do. */
export function doctor(shell: Shell) {
  return shell
    .command('doctor', {
      summary: 'look at everything, and say what is wrong and what to do',
      details:
        'Configuration, DATA_DIR, versions, clocks, settings that differ, and of every service its store, disk, bus, waiting\n' +
        'events, keys, mail server, late mails and dead letters. Of several copies of a service one answers. It also runs\n' +
        'while no server does. Exit code 1 with a fault, 3 or 5 when the server could not be asked; warnings are no failure.',
      examples: ['doctor', 'doctor --json'],
    })
    .action(
      shell.act(async (bench) => {
        const { env, screen } = bench;
        const server = await lookAtServer(bench);
        const dataDir = dataDirFor(loadConsoleConfig(env), env);
        const local = dataDir === undefined ? [] : await locally(dataDir, env, server.failure === undefined);
        const checks = inOrder([...local, ...server.checks]).map((each) => ({ ...each, ...wordsOf(each) }));
        const state = worstOf(checks);
        const { about, system } = server;
        const document = {
          state,
          ...about,
          server: system?.version,
          services: system?.services ?? [],
          checks,
        };
        await screen.show(document, reportOf(checks, screen));
        if (server.failure !== undefined) return exitCodes[server.failure].code;
        return state === 'fault' ? exitCodes.failed.code : exitCodes.done.code;
      }),
    );
}

/** Loaded when it is wanted: it reads the configuration of all services, which takes longer than most commands. */
async function locally(...given: Parameters<typeof LookAtDataDir>): Promise<Check[]> {
  const { lookAtDataDir } = await import('../doctor/look-at-data-dir.ts');
  return lookAtDataDir(...given);
}

type Told = Check & Partial<NonNullable<ReturnType<typeof wordsOf>>>;

/** From here to there: what is wrong first is often the cause of the rest. */
const order = ['DATA_DIR', 'console', 'server', 'gateway', 'identity', 'customer', 'notification'];

function inOrder(checks: readonly Check[]): Check[] {
  return checks.toSorted((one, other) => order.indexOf(one.process) - order.indexOf(other.process));
}

function worstOf(checks: readonly Check[]): Check['state'] {
  const has = (state: Check['state']): boolean => checks.some((each) => each.state === state);
  return has('fault') ? 'fault' : has('warning') ? 'warning' : 'ok';
}

const colours = { ok: 'green', warning: 'yellow', fault: 'red' } as const;

/** A line for each check, and below it what is wrong and what to do. */
function reportOf(checks: readonly Told[], screen: Screen): string {
  const width = (of: (check: Told) => string): number => Math.max(...checks.map((each) => of(each).length));
  const [processes, names] = [width(({ process }) => process), width(({ name }) => name)];
  const lines = checks.flatMap(({ state, process, name, facts, says, todo }) => [
    [
      screen.paint(colours[state], state.padEnd(7)),
      process.padEnd(processes),
      name.padEnd(names),
      screen.paint('dim', says === undefined ? factsInShort(facts) : ''),
    ]
      .join('  ')
      .trimEnd(),
    ...(says === undefined ? [] : [`         ${says}`, `         ${todo ?? ''}`]),
  ]);
  return [...lines, '', summaryOf(checks)].join('\n');
}

function summaryOf(checks: readonly Check[]): string {
  const count = (state: Check['state']): number => checks.filter((each) => each.state === state).length;
  const [faults, warnings] = [count('fault'), count('warning')];
  if (faults + warnings === 0) return 'All is well.';
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`;
}
