import type { z } from 'zod';
import type { ImportCustomersResponse } from '@latchkey/contracts/customer';
import { AppError } from '@latchkey/kit/errors';
import { forStaff, type AdminOperation } from '../operation.ts';
import { importAnswerSchema, importSchema } from './schema.ts';

/** Bytes: 500 rows of 2 kB. */
const maxBatch = 1024 * 1024;
/** Customer waits 15 s for identity, and stores its own half afterwards. */
const deadlineMs = 25_000;

const outcomes = {
  OUTCOME_CREATED: 'created',
  OUTCOME_UPDATED: 'updated',
  OUTCOME_UNCHANGED: 'unchanged',
  OUTCOME_FAILED: 'failed',
} as const;

export const importOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'post',
    path: '/imports',
    id: 'importRows',
    tag: 'Imports',
    summary: 'Import rows of a file',
    description:
      'Applies one batch and says what became of each row. Sent again it changes nothing that was applied, so whoever got no answer sends it again.',
    roles: ['admin', 'operator'],
    body: importSchema,
    maxBody: maxBatch,
    answers: { 200: { description: 'What became of each row', schema: importAnswerSchema } },
    problems: ['overloaded'],
    handle: async ({ body: { columns, rows, overwritePasswords }, context: { requestId } }, { customer }) => {
      const batch = { columns, rows, overwritePasswords };
      const answer = await customer.importCustomers(batch, { requestId, deadlineMs });
      return { status: 200, body: toAnswer(answer) };
    },
  }),
];

function toAnswer({ rows, ignoredColumns }: ImportCustomersResponse): z.infer<typeof importAnswerSchema> {
  return {
    rows: rows.map(({ row, outcome, faults }) => {
      if (outcome === 'OUTCOME_UNSPECIFIED')
        throw new AppError('internal', { detail: 'customer does not say what became of a row' });
      return { row, outcome: outcomes[outcome], ...(faults.length === 0 ? {} : { errors: faults }) };
    }),
    ignoredColumns,
  };
}
