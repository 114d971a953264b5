import { findCustomer } from '../customers/find.ts';
import { customerParameters } from '../customers/schema.ts';
import { forStaff, type AdminDeps, type AdminOperation } from '../operation.ts';
import { entryPageSchema, exportQuery, ofCustomerQuery, presentEntry, searchQuery } from './schema.ts';
import { trailLines, verificationOf } from './trail.ts';

const tag = 'Audit';
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What both searches are asked for; what is undefined does not matter. */
interface Search {
  subject?: string | undefined;
  actor?: string | undefined;
  requestId?: string | undefined;
  act?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** The audit trail: search it, take it along, have it checked. */
export const auditOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'get',
    path: '/audit',
    id: 'searchAudit',
    tag,
    summary: 'Search the audit trail',
    description: 'The newest act first. Of people whose account is gone there are ids only.',
    roles: ['admin', 'auditor'],
    query: searchQuery,
    answers: { 200: { description: 'A page', schema: entryPageSchema } },
    problems: ['customer_not_found'],
    handle: async ({ query, context: { requestId } }, deps) => {
      const subject = await subjectOf(query.subject, deps, requestId);
      return pageOf({ ...query, subject }, deps, requestId);
    },
  }),
  forStaff({
    method: 'get',
    path: '/customers/:customer/audit',
    id: 'listCustomerAudit',
    tag,
    summary: 'What was done to the account of one customer',
    description: 'By the customer and by others, the newest act first.',
    roles: ['admin', 'support', 'auditor'],
    parameters: customerParameters,
    query: ofCustomerQuery,
    answers: { 200: { description: 'A page', schema: entryPageSchema } },
    problems: ['customer_not_found'],
    handle: async ({ parameters, query, context: { requestId } }, deps) => {
      const { customerId } = await findCustomer(deps, parameters.customer, requestId);
      return pageOf({ ...query, subject: customerId }, deps, requestId);
    },
  }),
  forStaff({
    method: 'get',
    path: '/audit.ndjson',
    id: 'exportAudit',
    tag,
    summary: 'The audit trail as a file',
    description:
      'A line of JSON for each entry as it stands in the chain, the signed heads behind theirs; the first line holds the keys that prove the signatures, the last one says where the file ends. The chain can be checked with nothing else (`latchkey audit:verify FILE`). The download is an act in the trail.',
    roles: ['admin', 'auditor'],
    query: exportQuery,
    answers: { 200: { description: 'A line for each entry', streams: 'application/x-ndjson' } },
    problems: [],
    handle: async ({ query: { after }, context: { requestId } }, { audit }) => {
      await audit.recordDownload({ act: 'audit.exported' }, { requestId });
      const pieces = trailLines(audit, after, requestId);
      return { status: 200, stream: { type: 'application/x-ndjson', fileName: 'audit.ndjson', pieces } };
    },
  }),
  forStaff({
    method: 'get',
    path: '/audit/verification',
    id: 'verifyAudit',
    tag,
    summary: 'Have the audit trail recomputed',
    description:
      'An event `progress` with `checkedTo` and `signedTo` while it goes on, then one `result`: whether the chain is `whole`, else the first `fault` with its number. Whoever does not trust the server checks the file.',
    roles: ['admin', 'auditor', 'operator'],
    answers: { 200: { description: 'Server-sent events', streams: 'text/event-stream' } },
    problems: [],
    handle: ({ context: { requestId } }, { audit }) =>
      Promise.resolve({
        status: 200,
        stream: { type: 'text/event-stream', pieces: verificationOf(audit, requestId) },
      }),
  }),
];

async function pageOf(
  { subject = '', actor = '', act, from, to, cursor = '', limit, requestId = '' }: Search,
  { audit }: AdminDeps,
  ownRequestId: string,
) {
  const acts = act === undefined ? [] : [act];
  const times = { fromMs: toMs(from), toMs: toMs(to) };
  const asked = { subject, actorId: actor, acts, ...times, requestId, cursor, limit };
  const { entries, nextCursor } = await audit.searchEntries(asked, { requestId: ownRequestId });
  const next = nextCursor === '' ? {} : { nextCursor };
  return { status: 200, body: { items: entries.map(presentEntry), ...next } } as const;
}

/** Ids are taken as they are: those of people who are gone, and of Back Office users, are no customer's any more. */
async function subjectOf(
  given: string | undefined,
  deps: AdminDeps,
  requestId: string,
): Promise<string | undefined> {
  if (given === undefined || uuid.test(given)) return given?.toLowerCase();
  return (await findCustomer(deps, given, requestId)).customerId;
}

function toMs(time: string | undefined): number {
  return time === undefined ? 0 : Math.max(0, Date.parse(time));
}
