import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { LocalServer } from '@latchkey/standalone/local-server';
import { CannotRun } from '../cannot-run.ts';
import type { FileRow } from './read-rows.ts';

/** What became of the rows of a batch (gateway/src/admin/imports). */
const answerSchema = z.object({
  rows: z.array(
    z.object({
      row: z.int(),
      outcome: z.enum(['created', 'updated', 'unchanged', 'failed']),
      errors: z.array(z.object({ column: z.string(), reason: z.string() })).default([]),
    }),
  ),
  ignoredColumns: z.array(z.string()),
});
export type BatchAnswer = z.infer<typeof answerSchema>;

const problemSchema = z.object({
  title: z.string().default(''),
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

/** The gateway gives a batch 25 s. */
const timeoutMs = 30_000;
/** A batch may be sent again at no risk; half a minute bridges a restart of any of the processes. */
const attempts = 7;
const firstPauseMs = 500;

/** @throws CannotRun when the server refuses the batch or cannot be reached for half a minute */
export async function sendBatch(
  server: LocalServer,
  batch: {
    importer: 'customer';
    columns: readonly string[];
    rows: readonly FileRow[];
    overwritePasswords: boolean;
  },
): Promise<BatchAnswer> {
  const body = JSON.stringify(batch);
  let fault = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) await wait(firstPauseMs * 2 ** (attempt - 2));
    const response = await post(server, body);
    if (response === undefined) fault = `${server.origin} does not answer. Is Latchkey running?`;
    else if (response.status === 503 || response.status === 429)
      fault = `${server.origin} is too busy or cut off.`;
    else return readAnswer(server, response);
  }
  throw new CannotRun(fault, 'unreachable');
}

async function post(
  { origin, token }: LocalServer,
  body: string,
): Promise<{ status: number; text: string } | undefined> {
  try {
    const response = await fetch(`${origin}/admin/imports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body,
      // A redirect would take rows, and perhaps the token, to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

function readAnswer(
  { origin }: LocalServer,
  { status, text }: { status: number; text: string },
): BatchAnswer {
  const json = parseJson(text);
  const answer = answerSchema.safeParse(json);
  if (status === 200 && answer.success) return answer.data;
  if (status === 401) throw new CannotRun(`${origin} does not know this token (LATCHKEY_TOKEN).`, 'refused');
  if (status === 403) throw new CannotRun(`The role of this token may not import.`, 'refused');
  const problem = problemSchema.safeParse(json).data;
  const columns = (problem?.errors ?? []).flatMap(({ rule, values }) => {
    const column = values['column'];
    if (column === undefined) return [];
    return rule === 'missing_column'
      ? [`The column ${column} is missing.`]
      : [`The column ${column} is there twice.`];
  });
  if (columns.length > 0) throw new CannotRun(columns.join(' '), 'commandLine');
  throw new CannotRun(`${origin} refused the rows (${status}). ${problem?.title ?? ''}`.trim());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
