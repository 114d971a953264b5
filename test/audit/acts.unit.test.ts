import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditActs } from '@latchkey/contracts/events';

const root = join(import.meta.dirname, '..', '..');

/** The text of all sources below some folders, tests or not. */
function textOf(folders: readonly string[], tests: boolean): string {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ts$/.test(name) && !/(^|\/)(dist|node_modules|gen)\//.test(name))
      .filter((name) => /(^|\/)test\/|\.test\.ts$/.test(`${folder}/${name}`) === tests)
      .map((name) => join(root, folder, name)),
  );
  return files
    .filter((file) => file !== import.meta.filename)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** docs/audit.md promises these acts; one that nothing writes, or that no test has seen, is a promise without a proof. */
describe('an act of the audit trail', () => {
  const services = textOf(['services'], false);
  const tests = textOf(['services', 'gateway', 'libs', 'test'], true);
  const named = (text: string, act: string): boolean =>
    new RegExp(`(?<![\\w.])${act.replace('.', '\\.')}(?![\\w.])`).test(text);

  it.each(Object.keys(auditActs))('%s is written by a service, and a test says when', (act) => {
    expect({ act, written: named(services, act), tested: named(tests, act) }).toEqual({
      ...{ act, written: true, tested: true },
    });
  });
});
