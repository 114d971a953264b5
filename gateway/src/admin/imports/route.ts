import type { RequestHandler } from 'express';
import type { ImportCustomersResponse } from '@latchkey/contracts/customer';
import { AppError, fieldErrors } from '@latchkey/kit/errors';
import type { CustomerClient } from '../../auth/clients.ts';
import { hasContentType, jsonReader } from '../../http/body.ts';
import { HttpError } from '../../http/http-error.ts';
import { importSchema, type ImportAnswer } from './schema.ts';

/** Bytes: 500 rows of 2 kB. */
const readBatch = jsonReader(1024 * 1024);
/** Customer waits 15 s for identity, and stores its own half afterwards. */
const deadlineMs = 25_000;

const outcomes = {
  OUTCOME_CREATED: 'created',
  OUTCOME_UPDATED: 'updated',
  OUTCOME_UNCHANGED: 'unchanged',
  OUTCOME_FAILED: 'failed',
} as const;

/**
 * POST /admin/imports: applies one batch of rows and says what became of each. Sending a batch again changes nothing
 * that was applied, so whoever got no answer sends it again.
 */
export function serveImports(customer: Pick<CustomerClient, 'importCustomers'>): RequestHandler {
  return async (request, response) => {
    if (!hasContentType(request, ['application/json'])) throw new HttpError(415, 'Unsupported media type.');
    const batch = importSchema.safeParse(await readBatch(request, response));
    if (!batch.success) {
      throw fieldErrors(
        ...batch.error.issues.map(({ path, code }) => ({ field: path.join('.'), rule: code })),
      );
    }
    const { columns, rows } = batch.data;
    const { requestId } = response.locals.context;
    const answer = await customer.importCustomers({ columns, rows }, { requestId, deadlineMs });
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Cache-Control', 'no-store');
    response.end(JSON.stringify(toAnswer(answer)));
  };
}

function toAnswer({ rows, ignoredColumns }: ImportCustomersResponse): ImportAnswer {
  return {
    rows: rows.map(({ row, outcome, faults }) => {
      if (outcome === 'OUTCOME_UNSPECIFIED')
        throw new AppError('internal', { detail: 'customer does not say what became of a row' });
      return { row, outcome: outcomes[outcome], ...(faults.length === 0 ? {} : { errors: faults }) };
    }),
    ignoredColumns,
  };
}
