import { settableClock } from '@latchkey/kit/clock';
import { codeOf } from '../../../test/a-registration.ts';
import type { ImportJob } from '../../domain/import-job.ts';
import { startImport } from './start-import.ts';

type Wanted = Parameters<typeof startImport>[1];

const options = {
  ...{ dryRun: false, stopAtError: false, overwritePasswords: false, hasHeader: true },
  ...{ offset: 0, limit: 0, delimiter: ',' },
};
const wanted: Wanted = {
  ...{ importId: 'i1', source: 'customer.csv', startedBy: 'ci', options },
  importer: 'customer',
  file: { bytes: 7, sha256OfStart: 'abc' },
};

function world() {
  const stored = new Map<string, ImportJob>();
  const jobs = {
    insert: (job: ImportJob) => {
      if (!stored.has(job.importId)) stored.set(job.importId, job);
      return Promise.resolve();
    },
    find: (id: string) => Promise.resolve(stored.get(id)),
  };
  return { jobs, clock: settableClock(0) };
}

describe('an import that is opened again under its id', () => {
  it('is the same one', async () => {
    const deps = world();
    const first = await startImport(deps, wanted);
    expect(await startImport(deps, { ...wanted, options: { ...options } })).toBe(first);
  });

  it.each<[string, Partial<Wanted>]>([
    ['a dry run', { options: { ...options, dryRun: true } }],
    ['of another kind', { importer: 'company-user' }],
    ['of a file of another name', { source: 'other.csv' }],
    ['of another file', { file: { bytes: 7, sha256OfStart: 'def' } }],
    ['of a file nobody told of', { file: undefined }],
  ])('is refused when it is %s by now', async (_what, other) => {
    const deps = world();
    await startImport(deps, wanted);
    expect(await codeOf(startImport(deps, { ...wanted, ...other }))).toBe('idempotency_key_reused');
  });
});
