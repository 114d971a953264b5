import { createHash } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Import, ImportOptions, ImportRoutes } from '../src/import/import-routes.ts';
import { uploadFile, type Progress } from '../src/import/upload-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-upload-'));
const path = join(folder, 'customer.csv');
const text = `customer_reference,email\n${'DE--1,a@x.example\n'.repeat(70_000)}`;
beforeAll(() => writeFileSync(path, text));
afterAll(() => rmSync(folder, { recursive: true }));

const mib = 1024 * 1024;
const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
const fingerprint = { bytes: text.length, sha256OfStart: sha256(text.slice(0, mib)) };
const options: ImportOptions = {
  dryRun: false,
  stopAtError: false,
  overwritePasswords: false,
  offset: 0,
  limit: 0,
  delimiter: ',',
  hasHeader: true,
};
const at = (bytes: number): Import['position'] => ({ bytes, row: 1, sha256: sha256(text.slice(0, bytes)) });

function aJob(given: Partial<Import> = {}): Import {
  return {
    id: 'found',
    importer: 'customer',
    source: 'customer.csv',
    state: 'waiting-for-file',
    ...options,
    file: fingerprint,
    columns: [],
    ignoredColumns: [],
    position: at(0),
    counts: { created: 0, updated: 0, unchanged: 0, failed: 0 },
    ...given,
  };
}

interface Server {
  routes: ImportRoutes;
  /** The imports parts were sent to, and what an import was started with. */
  sent: string[];
  started: Parameters<ImportRoutes['start']>[0][];
}

/** Takes whole parts. */
function aServer(jobs: Import[]): Server {
  const sent: string[] = [];
  const started: Server['started'] = [];
  const known = new Map(jobs.map((job) => [job.id, job]));
  const routes: ImportRoutes = {
    start: (given) => {
      started.push(given);
      known.set('new', aJob({ id: 'new', file: given.file }));
      return Promise.resolve(known.get('new')!);
    },
    send: (id, { bytes, offset, last }) => {
      sent.push(id);
      const state = last ? 'completed' : 'running';
      known.set(id, { ...known.get(id)!, state, position: at(offset + bytes.length) });
      return Promise.resolve(known.get(id)!);
    },
    get: (id) => Promise.resolve(known.get(id)!),
    recent: () => Readable.from(jobs),
    failedRows: () => Readable.from([]),
  };
  return { routes, sent, started };
}

const upload = (routes: ImportRoutes, onProgress: (progress: Progress) => void = () => undefined) =>
  uploadFile(routes, path, 'customer', options, { onProgress, interrupted: new AbortController().signal });

describe('a file of which an import was begun', () => {
  it.each<[string, Partial<Import>]>([
    ['of which no row was answered', {}],
    ['that was cut off behind its first part', { position: at(mib) }],
    ['that was begun by an earlier build', { file: undefined, position: at(40) }],
  ])('is gone on with by the import %s', async (_, given) => {
    const { routes, sent, started } = aServer([aJob({ id: 'other', state: 'completed' }), aJob(given)]);
    expect(await upload(routes)).toMatchObject({ id: 'found', state: 'completed' });
    expect(started).toEqual([]);
    expect(new Set(sent)).toEqual(new Set(['found']));
  });

  it.each<[string, Partial<Import>]>([
    ['has ended', { state: 'cancelled' }],
    ['is of a larger file', { file: { ...fingerprint, bytes: text.length + 1 } }],
    ['is of another file of its size', { file: { ...fingerprint, sha256OfStart: sha256('other') } }],
    ['has read something else', { position: { ...at(mib + 10), sha256: sha256('other') } }],
    ['has read nothing and names no file', { file: undefined }],
    ['is of another kind', { importer: 'company-user' }],
    ['stores nothing', { dryRun: true }],
    ['reads it otherwise', { offset: 3 }],
    ['overwrites passwords', { overwritePasswords: true }],
  ])('is imported anew where the import %s', async (_, given) => {
    const { routes, sent, started } = aServer([aJob(given)]);
    await upload(routes);
    expect(started).toMatchObject([{ source: 'customer.csv', file: fingerprint, options }]);
    expect(sent).toEqual(['new', 'new']);
  });
});

it('tells how the import stands while a part of the file is applied', async () => {
  const { routes, sent } = aServer([]);
  const seen: number[] = [];
  const told = new EventEmitter();
  const inBetween = once(told, 'in between');
  const patient: ImportRoutes = {
    ...routes,
    get: () => Promise.resolve(aJob({ id: 'new', state: 'running', position: at(500) })),
    send: async (...part) => {
      await inBetween;
      return routes.send(...part);
    },
  };
  await upload(patient, ({ job }) => {
    seen.push(job.position.bytes);
    if (job.position.bytes === 500) told.emit('in between');
  });
  expect(seen.slice(0, 2)).toEqual([0, 500]);
  expect(seen.at(-1)).toBe(text.length);
  expect(sent).toHaveLength(2);
});
