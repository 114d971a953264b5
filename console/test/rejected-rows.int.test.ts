import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FailedRow } from '../src/import/import-routes.ts';
import { requireNewFile, writeRejectedRows } from '../src/import/rejected-rows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What is written of a file whose rows of these numbers have failed. */
async function rejectedOf(
  rows: readonly string[],
  given: { columns: string[]; hasHeader: boolean; failed: number[] },
): Promise<string[]> {
  const [file, to] = [join(folder, 'file.csv'), join(folder, 'rejected.csv')];
  writeFileSync(file, rows.join('\n'));
  // eslint-disable-next-line @typescript-eslint/require-await -- as the server gives them
  async function* failed(): AsyncGenerator<FailedRow> {
    for (const row of given.failed) yield { row, errors: [{ column: 'email', reason: 'No.' }] };
  }
  await writeRejectedRows({ file, delimiter: ',', ...given }, failed(), to);
  expect(statSync(to).mode & 0o777).toBe(0o600);
  return readFileSync(to, 'utf8').trimEnd().split('\n');
}

describe('the rows that failed', () => {
  const columns = ['customer_reference', 'email'];
  const head = 'customer_reference,email,error_row,error_column,error_reason';

  it('stand below a head, also when their file had none', async () => {
    const rows = ['DE--1,a@b', 'DE--2,x'];
    const named = await rejectedOf([columns.join(','), ...rows], { columns, hasHeader: true, failed: [3] });
    expect(named).toEqual([head, 'DE--2,x,3,email,No.']);
    rmSync(join(folder, 'rejected.csv'));
    const unnamed = await rejectedOf(rows, { columns, hasHeader: false, failed: [2] });
    expect(unnamed).toEqual([head, 'DE--2,x,2,email,No.']);
  });

  it('have their reasons in one place, however often they were rejected and whatever they lack', async () => {
    const again = [...columns, 'error_row', 'error_column', 'error_reason'];
    const rows = [again.join(','), 'DE--2,x,9,email,Once.', 'DE--3'];
    expect(await rejectedOf(rows, { columns: again, hasHeader: true, failed: [2, 3] })).toEqual([
      head,
      'DE--2,x,2,email,No.',
      'DE--3,,3,email,No.',
    ]);
  });
});

describe('the file they go to', () => {
  it('is a new one: what is there stays, be it the file that is imported', () => {
    const file = join(folder, 'file.csv');
    expect(() => requireNewFile(file)).not.toThrow();
    writeFileSync(file, 'rows');
    expect(() => requireNewFile(file)).toThrow(`${file} exists already.`);
    expect(readFileSync(file, 'utf8')).toBe('rows');
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(() => requireNewFile(join(folder, 'nowhere', 'file.csv'))).toThrow('cannot be written');
  });
});
