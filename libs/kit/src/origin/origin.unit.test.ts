import { setImmediate as nextTurn } from 'node:timers/promises';
import { actAs, currentOrigin, givenOrigin, runAs, type Origin } from './index.ts';

const guest: Origin = {
  actor: { kind: 'anonymous', id: '', name: '', address: '192.0.2.0/24' },
  requestId: 'r1',
};

describe('origin', () => {
  it('is the process itself outside of every request', () => {
    expect(givenOrigin()).toBeUndefined();
    expect(currentOrigin()).toEqual({
      actor: { kind: 'system', id: '', name: '', address: '' },
      requestId: '',
    });
    actAs({ kind: 'customer', id: 'c1', name: '' });
    expect(givenOrigin()).toBeUndefined();
  });

  it('holds for everything a request starts, and for nothing beside it', async () => {
    const seen = async (): Promise<Origin> => {
      await nextTurn();
      return currentOrigin();
    };
    const other = { ...guest, requestId: 'r2' };
    expect(await Promise.all([runAs(guest, seen), runAs(other, seen)])).toEqual([guest, other]);
    expect(givenOrigin()).toBeUndefined();
  });

  it('learns who acts on the way and keeps the address', async () => {
    await runAs(guest, async () => {
      await nextTurn().then(() => actAs({ kind: 'customer', id: 'c1', name: '' }));
      expect(currentOrigin()).toEqual({
        actor: { kind: 'customer', id: 'c1', name: '', address: '192.0.2.0/24' },
        requestId: 'r1',
      });
    });
  });
});
