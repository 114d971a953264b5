import { events } from './index.ts';
import { audited } from './audit.ts';

const id = '0198c0de-0000-7000-8000-000000000001';
const customerId = '0198c0de-0000-7000-8000-0000000000c1';
const origin = {
  actor: { kind: 'staff', id: 's1', name: 'support', address: '192.0.2.0/24' },
  requestId: 'r1',
} as const;

describe('audited', () => {
  it('is one entry of who did what to whom, that the catalogue takes', () => {
    const details = { reason: 'staff', sessionId: 'x' };
    const event = audited(origin, { id, at: 7, act: 'sessions.ended', subject: customerId, details });
    expect(event).toMatchObject({ id, type: 'audit.recorded', at: 7 });
    expect(events['audit.recorded'].parse(event.data)).toEqual({
      entries: [
        { id, atMs: 7, act: 'sessions.ended', subject: customerId, subjects: [], ...origin, details },
      ],
    });
  });

  it('may be about many at once', () => {
    const told = (count: number) =>
      audited(origin, { id, at: 7, act: 'account.imported', subject: '', subjects: Array(count).fill('c') });
    expect(told(50).data.entries[0]?.subjects).toHaveLength(50);
    expect(events['audit.recorded'].safeParse(told(50).data).success).toBe(true);
    expect(events['audit.recorded'].safeParse(told(51).data).success).toBe(false);
  });

  it.each([
    ['an act of no list', { act: 'account.liked' }],
    ['a detail of no list', { details: { password: 'x' } }],
    ['an address as a detail', { details: { reason: 'somebody@shop.example' } }],
    ['a hash as a detail', { details: { hashClass: '$argon2id$v=19$m=19456' } }],
    ['an address as its subject', { subject: 'somebody@shop.example' }],
    ['an id that is none', { id: 'x' }],
  ])('may not hold %s', (_, change) => {
    const { data } = audited(origin, { id, at: 7, act: 'account.blocked', subject: customerId });
    expect(events['audit.recorded'].safeParse(data).success).toBe(true);
    const entries = data.entries.map((entry) => ({ ...entry, ...change }));
    expect(events['audit.recorded'].safeParse({ entries }).success).toBe(false);
  });
});
