import { Agent, request } from 'node:http';
import type { SeededRandom } from '@latchkey/testkit';
import { clientAddress } from '../client-address.ts';
import { areaUnderCurve, quantile, welchT, withoutPauses } from '../statistics.ts';
import type { Sides } from '../../system/people.ts';
import { next, type Probe } from './probes.ts';

interface Sample {
  ms: number;
  /** Status, headers and body, but for what differs from any request to the next: date, id, the time left to wait. */
  shape: string;
}

/** What two samples of times tell apart. */
interface Difference {
  known: number;
  unknown: number;
  t: number;
  area: number;
}

export interface Comparison {
  pairs: number;
  answer: Difference;
  /** Of the request sent right after. */
  next: Difference;
  /** Pairs whose two answers were not the same. */
  differentAnswers: number;
}

export interface Comparer {
  send(probe: Omit<Probe, 'states'>, email: string): Promise<Sample>;
  /** Pairs of requests about a known and an unknown address, in random order within each pair, on one connection. */
  compare(probe: Probe, sides: Sides, pairs: number): Promise<Comparison>;
  close(): void;
}

const everChanging = new Set(['date', 'x-request-id', 'retry-after']);

/** @param interruption ends what is being compared, with the pairs there are */
export function createComparer(
  origin: () => string,
  random: SeededRandom,
  interruption: AbortSignal,
): Comparer {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let sent = 0;
  const send = ({ path, type, body }: Omit<Probe, 'states'>, email: string): Promise<Sample> => {
    const text = JSON.stringify(body(email));
    sent += 1;
    const headers = {
      'Content-Type': type,
      Accept: type,
      'Content-Length': Buffer.byteLength(text),
      'X-Forwarded-For': clientAddress(sent),
    };
    return new Promise((resolve, reject) => {
      const began = process.hrtime.bigint();
      const asked = request(`${origin()}${path}`, { method: 'POST', agent, headers });
      asked.on('error', reject);
      asked.on('response', (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part: string) => (answer += part));
        response.on('end', () => {
          const ms = Number(process.hrtime.bigint() - began) / 1e6;
          const same = Object.entries(response.headers).filter(([name]) => !everChanging.has(name));
          const said = answer.replace(/wait \d+ minutes?/, 'wait');
          resolve({ ms, shape: JSON.stringify([response.statusCode, same, said]) });
        });
      });
      asked.end(text);
    });
  };

  return {
    send,
    compare: async (probe, sides, pairs) => {
      const answers: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
      const following: typeof answers = { known: [], unknown: [] };
      let differentAnswers = 0;
      let pair = 0;
      for (; pair < pairs && !interruption.aborted; pair += 1) {
        const order =
          random.below(2) === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
        const shapes = new Set<string>();
        for (const side of order) {
          const addresses = sides[side];
          const { ms, shape } = await send(probe, addresses[pair % addresses.length] ?? '');
          answers[side].push(ms);
          shapes.add(shape);
          following[side].push((await send(next, '')).ms);
        }
        if (shapes.size > 1) differentAnswers += 1;
      }
      return { pairs: pair, answer: difference(answers), next: difference(following), differentAnswers };
    },
    close: () => agent.destroy(),
  };
}

function difference({ known, unknown }: { known: number[]; unknown: number[] }): Difference {
  const [a, b] = withoutPauses(known, unknown);
  return {
    known: quantile(known, 0.5),
    unknown: quantile(unknown, 0.5),
    t: welchT(a, b),
    area: areaUnderCurve(a, b),
  };
}

/** dudect's bound: beyond it, two means do not lie apart by chance. */
const mostT = 4.5;

/**
 * How far an area may lie from 0.5: 0.02, but at least three standard errors of equal samples, 1/sqrt(6 n) each
 * (Mann and Whitney), which is more than 0.02 below 3,750 pairs.
 */
function mostArea(pairs: number): number {
  return Math.max(0.02, 3 / Math.sqrt(6 * pairs));
}

export function tellsNothing({ pairs, answer, next: after, differentAnswers }: Comparison): boolean {
  const alike = ({ t, area }: Difference): boolean =>
    Math.abs(t) < mostT && Math.abs(area - 0.5) <= mostArea(pairs);
  return differentAnswers === 0 && alike(answer) && alike(after);
}

/** One line of the report. */
export function lineOf(title: string, comparison: Comparison): string {
  const { pairs, answer, next: after, differentAnswers } = comparison;
  const cells = ({ known, unknown, t, area }: Difference): string =>
    `${known.toFixed(2)} / ${unknown.toFixed(2)} ms, t ${t.toFixed(2)}, AUC ${area.toFixed(3)}`;
  return [
    tellsNothing(comparison) ? 'ok  ' : 'TELL',
    title.padEnd(30),
    `${pairs} pairs, different answers ${differentAnswers}`,
    `answer ${cells(answer)}`,
    `next ${cells(after)}`,
  ].join(' | ');
}
