import { createHash } from 'node:crypto';
import { AppError } from '@latchkey/kit/errors';
import { startGateway, type TestGateway } from './harness.ts';

const sha256 = (token: string): string => createHash('sha256').update(token).digest('hex');
const secret = 'an-operator-token-of-this-test';
const batch = {
  importer: 'customer',
  columns: ['customer_reference', 'email'],
  rows: [{ row: 2, cells: ['DE--1', 'ada@shop.example'] }],
};

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startGateway({
    env: {
      ADMIN_TOKENS: `ci:operator:${sha256(secret)},auditing:auditor:${sha256('auditor-token').toUpperCase()}`,
    },
  });
});
afterEach(() => gateway.restore());
afterAll(() => gateway.stop());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  gateway.send('POST', '/admin/imports', {
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const codeOf = (text: string): unknown => (JSON.parse(text) as { code?: string }).code;

describe('POST /admin/imports', () => {
  it('hands the rows to customer and says what became of each', async () => {
    gateway.customer.ImportCustomers = ({ rows }) =>
      Promise.resolve({
        rows: rows.map(({ row }) => ({
          row,
          outcome: row === 3 ? ('OUTCOME_FAILED' as const) : ('OUTCOME_UNCHANGED' as const),
          faults: row === 3 ? [{ column: 'email', reason: 'It is no e-mail address.' }] : [],
        })),
        ignoredColumns: ['vip'],
      });
    const rows = [...batch.rows, { row: 3, cells: ['DE--2', 'x'] }];
    const answer = await post({ ...batch, overwritePasswords: true, rows });
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(answer.text)).toEqual({
      rows: [
        { row: 2, outcome: 'unchanged' },
        { row: 3, outcome: 'failed', errors: [{ column: 'email', reason: 'It is no e-mail address.' }] },
      ],
      ignoredColumns: ['vip'],
    });
    expect(gateway.calls).toEqual([
      {
        rpc: 'ImportCustomers',
        request: {
          columns: batch.columns,
          overwritePasswords: true,
          rows: [
            { row: 2, cells: ['DE--1', 'ada@shop.example'] },
            { row: 3, cells: ['DE--2', 'x'] },
          ],
        },
      },
    ]);
  });

  it.each(['Bearer', 'Bearer wrong', `Basic ${secret}`, `Bearer ${secret}x`, `Bearer ${sha256(secret)}`])(
    'lets nobody in with "%s"',
    async (authorization) => {
      const answer = await post(batch, { Authorization: authorization });
      expect(answer).toMatchObject({
        status: 401,
        headers: { 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer realm="admin"' },
      });
      expect(codeOf(answer.text)).toBe('session_ended');
      expect(gateway.calls).toEqual([]);
    },
  );

  it('asks for a token when there is none', async () => {
    const answer = await post(batch, { Authorization: '' });
    expect([answer.status, codeOf(answer.text)]).toEqual([401, 'session_missing']);
  });

  it('refuses a role that may not import', async () => {
    const answer = await post(batch, { Authorization: 'Bearer auditor-token' });
    expect([answer.status, codeOf(answer.text)]).toEqual([403, 'role_not_allowed']);
  });

  it.each<[string, unknown, Record<string, string>, number]>([
    ['another content type', batch, { 'Content-Type': 'text/csv' }, 415],
    ['no JSON', '{"importer":', {}, 400],
    ['an unknown importer', { ...batch, importer: 'product' }, {}, 422],
    ['no rows', { ...batch, rows: [] }, {}, 422],
    ['501 rows', { ...batch, rows: Array.from({ length: 501 }, () => batch.rows[0]) }, {}, 422],
    ['an operator for a cell', { ...batch, rows: [{ row: 2, cells: [{ $gt: '' }] }] }, {}, 422],
    ['half a surrogate pair', { ...batch, rows: [{ row: 2, cells: ['\ud800'] }] }, {}, 422],
    ['a body over 1 MB', { ...batch, rows: [{ row: 2, cells: ['x'.repeat(1024 * 1024)] }] }, {}, 413],
  ])('refuses %s', async (_, body, headers, status) => {
    const answer = await post(body, headers);
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(gateway.calls).toEqual([]);
  });

  it('takes more than the 100 kB of the other routes', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => ({ row: at + 2, cells: ['x'.repeat(1000)] }));
    expect((await post({ ...batch, rows })).status).toBe(200);
  });

  it('passes on what customer says of the head, and that it is cut off', async () => {
    gateway.customer.ImportCustomers = () =>
      Promise.reject(
        new AppError('invalid_input', {
          fields: [{ field: 'columns', rule: 'missing-column', values: { column: 'email' } }],
        }),
      );
    const refused = await post(batch);
    expect(refused.status).toBe(422);
    expect(JSON.parse(refused.text)).toMatchObject({
      errors: [{ field: 'columns', rule: 'missing_column', values: { column: 'email' } }],
    });
    gateway.customer.ImportCustomers = () => Promise.reject(new AppError('unavailable'));
    expect(await post(batch)).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
  });

  it('knows no other method or path', async () => {
    expect(await gateway.send('GET', '/admin/imports')).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    });
    expect((await gateway.send('POST', '/admin/import')).status).toBe(404);
  });
});

describe('a gateway without ADMIN_TOKENS', () => {
  it('lets nobody in', async () => {
    const closed = await startGateway();
    const answer = await closed.send('POST', '/admin/imports', {
      headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(batch),
    });
    expect(answer.status).toBe(401);
    await closed.stop();
  });
});
