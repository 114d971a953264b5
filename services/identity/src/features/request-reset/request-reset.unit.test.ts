import { noon } from '../../../test/a-credential.ts';
import { featureDeps } from '../../../test/feature-deps.ts';
import { codeOf } from '../../../test/outcome.ts';
import { requestReset } from './request-reset.ts';

function withBacklog(backlog: number) {
  const { requests, publish, published, throttleKeys, clock, newId } = featureDeps();
  const limits = { backlog: () => backlog, storing: { count: 0 }, maxBacklog: 5 };
  return { requests, publish, published, throttleKeys, clock, newId, ...limits };
}

const asked = { login: 'a@example.com', locale: '', address: '' };

describe('requestReset', () => {
  it('stores the request with its event and publishes it', async () => {
    const deps = withBacklog(0);
    await requestReset(deps, { login: ' Sonia@Example.com', locale: 'de_DE', address: '192.0.2.1' });
    const [row] = [...deps.requests.rows.values()];
    expect(row).toMatchObject({ login: 'sonia@example.com', locale: 'de_DE', at: noon, refusal: undefined });
    expect(row?.origin).toBe(deps.throttleKeys.address('request', '192.0.2.1'));
    expect(row?.origin).not.toContain('192');
    expect(deps.published).toEqual([
      {
        id: row?.requestId,
        type: 'password.reset_requested',
        data: { requestId: row?.requestId, requestedAtMs: noon },
        at: noon,
      },
    ]);
    expect(deps.requests.events).toEqual(deps.published);
  });

  it('knows nothing that could tell whether the address is known', () => {
    expect(Object.keys(withBacklog(0))).not.toContain('credentials');
  });

  it('turns everybody away while too many requests wait', async () => {
    expect(await codeOf(requestReset(withBacklog(4), asked))).toBe('ok');
    await expect(requestReset(withBacklog(5), asked)).rejects.toMatchObject({
      code: 'overloaded',
      retryAfterSeconds: 30,
    });
  });

  it('counts the requests that a slow store still keeps waiting', async () => {
    const deps = withBacklog(3);
    const answers: (() => void)[] = [];
    const requests = { insert: () => new Promise<void>((stored) => answers.push(stored)) };
    const ask = () => codeOf(requestReset({ ...deps, requests }, asked));
    const waiting = [ask(), ask()];
    expect(await ask()).toBe('overloaded');
    for (const stored of answers) stored();
    expect(await Promise.all(waiting)).toEqual(['ok', 'ok']);
    expect(deps.storing.count).toBe(0);
  });
});
