import { showProgress } from './progress.ts';

const { isTTY } = process.stderr;
beforeAll(() => Object.assign(process.stderr, { isTTY: false }));
afterAll(() => Object.assign(process.stderr, { isTTY }));

it('progress without a terminal is a line a second, and how it ended', () => {
  const lines: string[] = [];
  const display = showProgress({ bar: '{figures}', lines: (line) => void lines.push(line) });
  for (const done of [0, 1, 2]) display.update({ done, total: 2, figures: `${done} rows` });
  expect(lines).toEqual(['0 % | 0 rows']);
  display.stop();
  display.stop();
  expect(lines).toEqual(['0 % | 0 rows', '100 % | 2 rows']);
});
