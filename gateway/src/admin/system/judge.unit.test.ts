import { judgeAnswers, type Answered } from './judge.ts';

const own = { version: '1.2.0', settings: { PUBLIC_URL: 'https://shop.example', DOUBLE_OPT_IN: 'true' } };

function answered(change: Partial<Answered['description']>, name = 'identity'): Answered {
  const description: Answered['description'] = {
    ...{ service: name, version: '1.2.0', node: '20.19.0', copy: 'a:1', nowMs: 1010, startedAtMs: 0 },
    ...{ settings: { PUBLIC_URL: 'https://shop.example' }, checks: [] },
    ...change,
  };
  return { name, description, askedAt: 1000, tookMs: 20 };
}

const problems = (...given: Answered[]) => judgeAnswers(given, own).filter(({ state }) => state !== 'ok');

describe('what the answers of all services show together', () => {
  it('is nothing when builds, clocks and settings agree', () => {
    expect(problems(answered({}), answered({ nowMs: 1000 }, 'customer'))).toEqual([]);
  });

  it('is an other build', () => {
    expect(problems(answered({ version: '1.1.0' }))).toEqual([
      {
        ...{ process: 'identity', name: 'version', state: 'warning', problem: 'version-differs' },
        facts: { version: '1.1.0', gateway: '1.2.0' },
      },
    ]);
  });

  it.each([
    [3020, undefined],
    [3021, 'warning'],
    [16_021, 'fault'],
    [-1000, undefined],
    [-1001, 'warning'],
    [-14_001, 'fault'],
  ])('is a clock at %i, when it was asked between 1000 and 1020: %s', (nowMs, state) => {
    expect(problems(answered({ nowMs })).map((each) => each.state)).toEqual(
      state === undefined ? [] : [state],
    );
  });

  it('is a setting that differs, with who has which value', () => {
    const one = answered({ settings: { PUBLIC_URL: 'http://localhost:8080', STORE: 'DE' } });
    const other = answered({ settings: { DOUBLE_OPT_IN: 'false', STORE: 'DE' } }, 'notification');
    expect(problems(one, other)).toEqual([
      {
        ...{ process: 'gateway', name: 'settings', state: 'fault', problem: 'settings-differ' },
        facts: {
          PUBLIC_URL: 'https://shop.example (gateway); http://localhost:8080 (identity)',
          DOUBLE_OPT_IN: 'true (gateway); false (notification)',
        },
      },
    ]);
  });
});
