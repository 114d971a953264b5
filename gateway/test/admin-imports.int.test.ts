import { createHash } from 'node:crypto';
import type { ApplyRowsRequest, Import } from '@latchkey/contracts/customer';
import { AppError, fieldErrors } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';

const secret = 'an-operators-secret';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const importId = '0198f0c0-0000-7000-8000-0000000000f1';
const head = 'customer_reference,email,password\n';

let gateway: TestGateway;
/** The one import of these tests, as customer would keep it. */
let job: Import;
let parts: ApplyRowsRequest[];
beforeAll(async () => {
  const ADMIN_TOKENS = `ci:operator:${sha256(secret)},eve:auditor:${sha256('eve')}`;
  gateway = await startGateway({ env: { ADMIN_TOKENS } });
});
beforeEach(() => {
  parts = [];
  job = anImport();
  gateway.imports.GetImport = () => Promise.resolve({ import: job });
  gateway.imports.ApplyRows = (part) => {
    parts.push(part);
    job = {
      ...job,
      columns: part.columns,
      position: part.to,
      created: job.created + part.rows.length,
      state: part.complete ? 'STATE_COMPLETED' : 'STATE_RUNNING',
    };
    return Promise.resolve({ import: job });
  };
  gateway.imports.EndImport = ({ state, reason }) => {
    job = { ...job, state, reason };
    return Promise.resolve({ import: job });
  };
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

function anImport(options: Partial<NonNullable<Import['options']>> = {}): Import {
  return {
    importId,
    importer: 'customer',
    source: 'customer.csv',
    state: 'STATE_RUNNING',
    reason: '',
    startedBy: 'ci',
    options: {
      dryRun: false,
      stopAtError: false,
      overwritePasswords: false,
      offset: 0,
      limit: 0,
      delimiter: ',',
      hasHeader: true,
      ...options,
    },
    columns: [],
    ignoredColumns: [],
    file: null,
    position: { row: 0, bytes: 0, dataRows: 0, sha256: sha256(''), sha256State: Buffer.alloc(0) },
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    startedAtMs: Date.UTC(2026, 0, 31),
    heardAtMs: Date.UTC(2026, 0, 31),
    endedAtMs: 0,
  };
}
const bearer = { Authorization: `Bearer ${secret}` };
const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  gateway.send(method, `/admin/imports${path}`, {
    headers: { ...bearer, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const upload = (body: string | Buffer, query: string, headers: Record<string, string> = {}) =>
  gateway.send('PATCH', `/admin/imports/${importId}/file?${query}`, {
    headers: { ...bearer, 'Content-Type': 'text/csv', ...headers },
    body,
  });
const json = ({ text }: { text: string }) => JSON.parse(text) as Record<string, unknown>;

describe('a part of a file', () => {
  it('may end anywhere: whole rows are applied, and the next part starts behind them', async () => {
    const file = `\ufeff${head}DE--1,"ü@x.example",\r\n\nDE--2,b@x.example,"a ""b""\nc"\r\nDE--3,c@x.example,x`;
    const bytes = Buffer.from(file);
    let offset = 0;
    for (const cut of [45, 80, bytes.length]) {
      const last = cut === bytes.length;
      const prefix = createHash('sha256').update(bytes.subarray(0, offset)).digest('hex');
      const answer = await upload(
        bytes.subarray(offset, cut),
        `offset=${offset}&last=${last}&sha256=${prefix}`,
      );
      expect(answer.status).toBe(200);
      offset = (json(answer)['position'] as { bytes: number }).bytes;
      expect(offset).toBeLessThanOrEqual(cut);
    }
    expect(offset).toBe(bytes.length);
    expect(job.state).toBe('STATE_COMPLETED');
    expect(job.position).toMatchObject({ row: 5, dataRows: 3, sha256: sha256(file) });
    expect(parts.flatMap(({ rows }) => rows)).toEqual([
      { row: 2, cells: ['DE--1', 'ü@x.example', ''] },
      { row: 4, cells: ['DE--2', 'b@x.example', 'a "b"\nc'] },
      { row: 5, cells: ['DE--3', 'c@x.example', 'x'] },
    ]);
    expect(parts[0]!.columns).toEqual(['customer_reference', 'email', 'password']);
  });

  it('goes to customer in batches of 1000 rows, and more once they are quick', async () => {
    const rows = Array.from({ length: 11_203 }, (_, at) => `DE--${at},p${at}@x.example,\n`).join('');
    await upload(head + rows, 'offset=0&last=true');
    expect(parts.map((part) => part.rows.length)).toEqual([1000, 2000, 4000, 4000, 203]);
    expect(parts.map((part) => part.complete)).toEqual([false, false, false, false, true]);
    expect(parts[1]!.fromBytes).toBe(parts[0]!.to!.bytes);
  });

  it('passes over rows and stops after others where that was asked for', async () => {
    job = anImport({ offset: 1, limit: 2 });
    const rows = [1, 2, 3, 4].map((at) => `DE--${at},p${at}@x.example,\n`).join('');
    const answer = await upload(head + rows, 'offset=0&last=true');
    expect(json(answer)).toMatchObject({ state: 'completed', counts: { created: 2 } });
    expect(parts.flatMap((part) => part.rows.map(({ row }) => row))).toEqual([3, 4]);
  });

  it('reads other separators, and files without a head', async () => {
    job = { ...anImport({ delimiter: ';', hasHeader: false }), columns: ['customer_reference', 'email'] };
    await upload('DE--1;a@x.example\n', 'offset=0&last=true');
    expect(parts[0]!.rows).toEqual([{ row: 1, cells: ['DE--1', 'a@x.example'] }]);
  });

  it.each([
    ['another separator', head.replaceAll(',', ';'), /separates its columns by ";" and not by ","\. Say/],
    ['Latin-1', Buffer.from(`${head}DE--1,\xfc@x.example,\n`, 'latin1'), /^The file is not in UTF-8/],
    ['a quotation mark in the middle', `${head}DE--1,x"y,secret\n`, /cannot be read from row 2 on/],
    ['a quotation mark never closed', `${head}DE--1,"secret\n`, /cannot be read from row 2 on/],
    ['nothing', '', /^The file is empty/],
  ])('ends the import for %s, with the sentence that helps', async (_, file, reason) => {
    const answer = await upload(file, 'offset=0&last=true');
    expect(answer.status).toBe(200);
    expect(json(answer)).toMatchObject({ state: 'failed', reason: expect.stringMatching(reason) as string });
    expect(answer.text).not.toContain('secret');
  });

  it('ends the import for a head that customer refuses', async () => {
    gateway.imports.ApplyRows = () =>
      Promise.reject(
        new AppError('invalid_input', {
          fields: [
            { field: 'columns', rule: 'missing-column', values: { column: 'salutation' } },
            { field: 'columns', rule: 'doubled-column', values: { column: 'email' } },
          ],
        }),
      );
    expect(json(await upload(`${head}a,b,c\n`, 'offset=0'))).toMatchObject({
      state: 'failed',
      reason: 'The column salutation is missing. The column email is there twice.',
    });
  });

  it('asks whether there is a head at all when customer knows none of its columns', async () => {
    gateway.imports.ApplyRows = () => Promise.reject(fieldErrors({ field: 'columns', rule: 'no-head' }));
    expect(json(await upload('DE--1,en_US\nDE--2,en_US\n', 'offset=0&last=true'))).toMatchObject({
      state: 'failed',
      reason: expect.stringMatching(/^The first row names none of the columns\..*--no-has-header/) as string,
    });
  });

  it('is refused where the import does not stand, for another file, and behind the end', async () => {
    const elsewhere = await upload('x', 'offset=7');
    expect(elsewhere.status).toBe(409);
    expect(json(elsewhere)).toMatchObject({ errors: [{ field: 'offset', values: { bytes: 0 } }] });
    const other = await upload('x\n', `offset=0&sha256=${sha256('another file')}`);
    expect(json(other)).toMatchObject({ status: 409, code: 'import_file_differs' });
    job = { ...job, state: 'STATE_CANCELLED' };
    expect(json(await upload('x\n', 'offset=0'))).toMatchObject({ status: 409, code: 'import_ended' });
    expect(parts).toEqual([]);
  });

  it.each([
    ['no offset', '', 'x\n', 422],
    ['a negative offset', 'offset=-1', 'x\n', 422],
    ['an unknown parameter', 'offset=0&force=true', 'x\n', 422],
    ['no whole row', 'offset=0', 'x', 422],
    ['more than 1 MB', 'offset=0', Buffer.alloc(1024 * 1024 + 1, 'x'), 413],
  ])('is refused with %s', async (_, query, body, status) => {
    expect((await upload(body, query)).status).toBe(status);
    expect(parts).toEqual([]);
  });

  it('is refused as JSON, and from a role that may not import', async () => {
    expect((await upload('x\n', 'offset=0', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await upload('x\n', 'offset=0', { Authorization: 'Bearer eve' })).status).toBe(403);
  });

  it('is 503 while customer is cut off, and goes on afterwards', async () => {
    const works = gateway.imports.ApplyRows;
    gateway.imports.ApplyRows = () => Promise.reject(new AppError('unavailable'));
    expect((await upload(`${head}a,b,c\n`, 'offset=0&last=true')).status).toBe(503);
    gateway.imports.ApplyRows = works;
    expect(json(await upload(`${head}a,b,c\n`, 'offset=0&last=true'))).toMatchObject({ state: 'completed' });
  });
});

describe('an import', () => {
  it('is opened with its options, and once for one key', async () => {
    const ids: string[] = [];
    gateway.imports.StartImport = (given) => {
      ids.push(given.importId);
      const { startedBy, options, file } = given;
      return Promise.resolve({ import: { ...job, importId: given.importId, startedBy, options, file } });
    };
    const file = { bytes: 12, sha256OfStart: sha256('a small file') };
    const body = { importer: 'customer', source: 'c.csv', delimiter: ';', dryRun: true, file };
    const key = { 'Idempotency-Key': 'k1' };
    const answer = await ask('POST', '', body, key);
    expect(answer.status).toBe(201);
    expect(json(answer)).toMatchObject({ state: 'running', startedBy: 'ci', position: { bytes: 0 } });
    expect(json(answer)).toMatchObject({ file, delimiter: ';', dryRun: true, stopAtError: false });
    await ask('POST', '', body, key);
    await ask('POST', '', body);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids[1]);
    expect(gateway.calls[0]?.request).toMatchObject({
      startedBy: 'ci',
      options: { dryRun: true, delimiter: ';', hasHeader: true, limit: 0 },
    });
  });

  it.each([
    [{ importer: 'company' }, 'importer'],
    [{ importer: 'customer', source: 'a\nb' }, 'source'],
    [{ importer: 'customer', source: 'c.csv', delimiter: 'x' }, 'delimiter'],
    [{ importer: 'customer', source: 'c.csv', offset: -1 }, 'offset'],
    [{ importer: 'customer', source: 'c.csv', password: 'x' }, 'password'],
    [{ importer: 'customer', source: 'c.csv', file: { bytes: 1, sha256OfStart: 'x' } }, 'file.sha256OfStart'],
  ])('is refused: %j', async (body, field) => {
    const answer = await ask('POST', '', { source: 'c.csv', ...body });
    expect(answer.status).toBe(422);
    expect(json(answer)['errors']).toContainEqual(expect.objectContaining({ field }));
  });

  it('is shown to every role, and not found when it is not there', async () => {
    const answer = await ask('GET', `/${importId}`, undefined, { Authorization: 'Bearer eve' });
    expect(json(answer)).toMatchObject({
      id: importId,
      state: 'running',
      startedAt: '2026-01-31T00:00:00.000Z',
    });
    gateway.imports.GetImport = () => Promise.reject(new AppError('import_not_found'));
    expect((await ask('GET', `/${importId}`)).status).toBe(404);
    expect((await ask('GET', '/x')).status).toBe(422);
  });

  it('tells its changes as they come, until it has ended', async () => {
    const states = ['STATE_RUNNING', 'STATE_COMPLETED'] as const;
    let asked = 0;
    gateway.imports.GetImport = () => {
      const state = states[Math.min(asked, 1)]!;
      asked += 1;
      return Promise.resolve({ import: { ...job, state } });
    };
    const answer = await ask('GET', `/${importId}/progress`);
    expect(answer.headers['content-type']).toBe('text/event-stream');
    const told = [...answer.text.matchAll(/^data: (.+)$/gm)].map(
      ([, data]) => json({ text: data! })['state'],
    );
    expect(told).toEqual(['running', 'completed']);
  });

  it('gives its failed rows as pages and as a file that can be imported again, with no formula in it', async () => {
    gateway.imports.ListImportErrors = ({ afterRow }) =>
      Promise.resolve({
        columns: ['customer_reference', 'error_row', 'email'],
        rows: [
          {
            row: 3,
            cells: ['DE--3', '17', '=cmd()'],
            faults: [{ column: 'email', reason: 'It is no e-mail address.' }],
          },
          { row: 4, cells: ['DE--4'], faults: [{ column: '', reason: 'The row has 1 cells.' }] },
        ].filter(({ row }) => row > afterRow),
      });
    const page = await ask('GET', `/${importId}/errors?limit=2`);
    expect(json(page)).toMatchObject({
      items: [{ row: 3, errors: [{ column: 'email' }] }, { row: 4 }],
      nextCursor: '4',
    });
    expect(json(await ask('GET', `/${importId}/errors?limit=2&cursor=4`))).toEqual({ items: [] });
    const file = await ask('GET', `/${importId}/errors.csv`);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="import-errors-${importId}.csv"`);
    expect(file.text).toBe(
      "customer_reference,email,error_row,error_column,error_reason\nDE--3,'=cmd(),3,email,It is no e-mail address.\nDE--4,,4,,The row has 1 cells.\n",
    );
  });

  it('is cancelled', async () => {
    expect(json(await ask('POST', `/${importId}/cancellation`))).toMatchObject({ state: 'cancelled' });
  });

  it.each(['', 'Bearer', 'Bearer wrong', `Basic ${secret}`, `Bearer ${sha256(secret)}`])(
    'lets nobody in with "%s"',
    async (authorization) => {
      const answer = await ask('GET', '', undefined, { Authorization: authorization });
      expect(answer).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer realm="admin"' } });
      expect(gateway.calls).toEqual([]);
    },
  );
});
