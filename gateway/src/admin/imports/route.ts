import { newId, repeatableId } from '@latchkey/kit/ids';
import { z } from 'zod';
import type { ImportClient } from '../../auth/clients.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';
import { changesOf } from '../../operations/follow.ts';
import { pageOf } from '../../operations/page.ts';
import { forStaff, type AdminOperation } from '../operation.ts';
import { applyPart } from './apply-part.ts';
import { failedRowsCsv } from './failed-rows-csv.ts';
import { importOf, presentImport, type ShownImport } from './present.ts';
import {
  failedRowPageSchema,
  importPageSchema,
  importParameters,
  importSchema,
  partQuery,
  startSchema,
} from './schema.ts';

/** Bytes of a part: some thousand rows. Whatever the file's size, this is what a copy holds of it. */
const maxPart = 1024 * 1024;

const shared = { tag: 'Imports', parameters: importParameters, problems: ['import_not_found'] } as const;
const anyRole = ['admin', 'support', 'operator', 'auditor'] as const;

export const importOperations: readonly AdminOperation[] = [
  forStaff({
    method: 'post',
    path: '/imports',
    id: 'startImport',
    tag: 'Imports',
    summary: 'Start to import a file',
    description: 'The file follows in parts: PATCH …/file.',
    roles: ['admin', 'operator'],
    idempotencyKey: true,
    body: startSchema,
    answers: { 201: { description: 'Open', schema: importSchema } },
    problems: ['idempotency_key_reused'],
    handle: async ({ body, idempotencyKey, staff, context: { requestId } }, { imports }) => {
      const { importer, source, file = null, ...options } = body;
      const importId =
        idempotencyKey === undefined ? newId() : repeatableId('import', staff.name, idempotencyKey);
      const started = await imports.startImport(
        { importId, importer, source, startedBy: staff.name, options, file },
        { requestId },
      );
      return { status: 201, body: presentImport(importOf(started)) };
    },
  }),
  forStaff({
    ...shared,
    method: 'patch',
    path: '/imports/:importId/file',
    id: 'uploadImportPart',
    summary: 'Send the next part of the file',
    description:
      'A part starts where `position.bytes` of the import is and may end anywhere; of its last row, if it is cut off, nothing is read. The answer says where the next part starts. A part that got no answer is sent again: no row is applied twice.',
    roles: ['admin', 'operator'],
    query: partQuery,
    upload: { type: 'text/csv', max: maxPart },
    answers: { 200: { description: 'How the import stands', schema: importSchema } },
    problems: [
      'import_not_found',
      'import_ended',
      'import_position',
      'import_file_differs',
      'invalid_input',
      'overloaded',
    ],
    handle: async ({ parameters, query, uploaded, context: { requestId } }, { imports, clock }) => {
      const part = { ...query, sha256: query.sha256, bytes: uploaded ?? Buffer.alloc(0) };
      const job = await applyPart({ imports, now: () => clock.now() }, parameters.importId, part, requestId);
      return { status: 200, body: presentImport(job) };
    },
  }),
  forStaff({
    method: 'get',
    path: '/imports',
    id: 'listImports',
    tag: 'Imports',
    summary: 'List imports, the newest first',
    description: 'They are kept for 30 days.',
    roles: anyRole,
    query: z.strictObject({ cursor: cursorField, limit: limitField(20) }),
    answers: { 200: { description: 'A page', schema: importPageSchema } },
    problems: [],
    handle: async ({ query: { cursor, limit }, context: { requestId } }, { imports }) => {
      const page = await imports.listImports({ cursor: cursor ?? '', limit }, { requestId });
      return { status: 200, body: pageOf(page.imports.map(presentImport), page.nextCursor) };
    },
  }),
  forStaff({
    ...shared,
    method: 'get',
    path: '/imports/:importId',
    id: 'getImport',
    summary: 'How an import stands',
    roles: anyRole,
    answers: { 200: { description: 'How it stands', schema: importSchema } },
    handle: async ({ parameters: { importId }, context: { requestId } }, { imports }) => ({
      status: 200,
      body: await shownNow(imports, importId, requestId),
    }),
  }),
  forStaff({
    ...shared,
    method: 'get',
    path: '/imports/:importId/progress',
    id: 'watchImport',
    summary: 'Follow an import',
    description: 'An event `import` with every change, the last one when it has ended.',
    roles: anyRole,
    answers: { 200: { description: 'Server-sent events', streams: 'text/event-stream' } },
    handle: ({ parameters: { importId }, context: { requestId } }, { imports }) =>
      Promise.resolve({
        status: 200,
        stream: {
          type: 'text/event-stream',
          pieces: changesOf('import', () => shownNow(imports, importId, requestId), isOver),
        },
      }),
  }),
  forStaff({
    ...shared,
    method: 'get',
    path: '/imports/:importId/errors',
    id: 'listImportErrors',
    summary: 'Rows that failed',
    roles: anyRole,
    query: z.strictObject({ cursor: cursorField, limit: limitField(50, 500) }),
    answers: { 200: { description: 'A page, in the order of the file', schema: failedRowPageSchema } },
    handle: async ({ parameters, query: { cursor, limit }, context: { requestId } }, { imports }) => {
      const afterRow = Number(/^\d{1,15}$/.exec(cursor ?? '0')?.[0] ?? 0);
      const { rows } = await imports.listImportErrors(
        { importId: parameters.importId, afterRow, limit },
        { requestId },
      );
      const items = rows.map(({ row, faults }) => ({ row, errors: faults }));
      return { status: 200, body: pageOf(items, rows.length < limit ? '' : String(rows.at(-1)?.row)) };
    },
  }),
  forStaff({
    ...shared,
    method: 'get',
    path: '/imports/:importId/errors.csv',
    id: 'downloadImportErrors',
    summary: 'Rows that failed, to be corrected and imported again',
    description: 'All columns of the file but the password, which is kept nowhere, and why each row failed.',
    roles: ['admin', 'operator'],
    answers: { 200: { description: 'CSV', streams: 'text/csv' } },
    handle: ({ parameters: { importId }, context: { requestId } }, { imports }) =>
      Promise.resolve({
        status: 200,
        stream: {
          type: 'text/csv; charset=utf-8',
          fileName: `import-errors-${importId}.csv`,
          pieces: failedRowsCsv(imports, importId, requestId),
        },
      }),
  }),
  forStaff({
    ...shared,
    method: 'post',
    path: '/imports/:importId/cancellation',
    id: 'cancelImport',
    summary: 'End an import',
    description: 'What was imported stays.',
    roles: ['admin', 'operator'],
    answers: { 200: { description: 'Ended', schema: importSchema } },
    problems: ['import_not_found', 'import_ended'],
    handle: async ({ parameters: { importId }, context: { requestId } }, { imports }) => {
      const ended = await imports.endImport(
        { importId, state: 'STATE_CANCELLED', reason: '' },
        { requestId },
      );
      return { status: 200, body: presentImport(importOf(ended)) };
    },
  }),
];

async function shownNow(imports: ImportClient, importId: string, requestId: string): Promise<ShownImport> {
  return presentImport(importOf(await imports.getImport({ importId }, { requestId })));
}

const isOver = ({ state }: ShownImport): boolean => state !== 'running' && state !== 'waiting-for-file';
