import { z } from 'zod';
import { CannotRun } from '../cannot-run.ts';
import type { Failure } from '../shell/exit-codes.ts';
import { printable } from '../shell/printable.ts';

/** An answer of RFC 9457, as the gateway writes them (gateway/src/http/problem.ts). */
const problemSchema = z.object({
  type: z.string().default('about:blank'),
  title: z.string().default(''),
  code: z.string().optional(),
  errors: z
    .array(
      z.object({
        field: z.string(),
        rule: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
      }),
    )
    .default([]),
});
export type Problem = z.infer<typeof problemSchema>;
type FieldFault = Problem['errors'][number];

/** The server has answered, and said no. */
export class ServerRefused extends CannotRun {
  override readonly name = 'ServerRefused';
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(sentenceOf(status, problem), failureOf(status));
    this.status = status;
    this.problem = problem;
  }
}

/** @param text the body of an answer that is no success; what is no problem document says no more than its status */
export function refusal(status: number, text: string): ServerRefused {
  const parsed = problemSchema.safeParse(parseJson(text));
  return new ServerRefused(status, parsed.data ?? problemSchema.parse({}));
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function failureOf(status: number): Failure {
  if (status === 400 || status === 413 || status === 422) return 'commandLine';
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'notFound';
  return status === 429 || status === 503 ? 'unreachable' : 'failed';
}

function sentenceOf(status: number, { code, title, errors }: Problem): string {
  if (code === 'session_missing' || code === 'access_token_invalid')
    return 'The server does not know who you are: log in again (latchkey login), or look at LATCHKEY_TOKEN.';
  // Spryker's words end without a full stop here and there.
  const said = title === '' ? `The server answered with ${status}.` : printable(title).replace(/\.?$/, '.');
  return [said, ...errors.map((fault) => `${printable(fault.field)} ${words(fault)}.`)].join(' ');
}

const rules: Readonly<Record<string, string>> = {
  required: 'is missing',
  type: 'is of the wrong type',
  format: 'does not look as it should',
  min_length: 'is too short or too small (at least {min})',
  max_length: 'is too long or too large (at most {max})',
  too_big: 'is too large',
  one_of: 'is none of: {allowed}',
  unknown: 'is not known here',
  wrong: 'is wrong',
  not_in_future: 'must not be in the future',
  accepted: 'must be accepted',
  characters: 'holds characters that are not allowed',
  count: 'are too many or too few',
};

/** A rule in words, with its values put in; one that has no words here is named. */
function words({ rule, values }: FieldFault): string {
  const text = rules[rule] ?? `breaks the rule ${printable(rule)}`;
  return text
    .replaceAll(/\{(\w+)\}/g, (hole, name: string) => printable(String(values[name] ?? hole)))
    .replace(/ \([^()]*\{\w+\}[^()]*\)/, '');
}
