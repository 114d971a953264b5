import { createHash } from 'node:crypto';
import { anAuditKey, anEntry } from '../../test/a-trail.ts';
import type { AuditEntry } from '../events/audit.ts';
import { canonicalJson } from './canonical-json.ts';
import { chainAfter, checkChain, genesis, hashOf, type ChainedEntry } from './index.ts';

const actor = { kind: 'system', id: 'identity', name: '', address: '' } as const;
const entryNo = (n: number): AuditEntry => anEntry(n, { actor, subject: `c${n}` });
const chain = chainAfter(genesis, [1, 2, 3, 4, 5].map(entryNo));
const linkOf = (n: number): ChainedEntry => {
  const found = chain[n - 1];
  if (found === undefined) throw new Error(`no entry ${n}`);
  return found;
};

const { key, sign: signHead } = anAuditKey('k1');
const headOf = (n: number): string => signHead({ seq: n, hash: linkOf(n).hash, atMs: 1 });
const firstFault = (entries: readonly ChainedEntry[]): unknown => {
  const check = checkChain([key]);
  return entries.map((each) => check.entry(each)).find((fault) => fault !== undefined) ?? check.finished();
};

describe('canonical JSON', () => {
  it('is what RFC 8785 says', () => {
    expect(canonicalJson({ b: [1, true, null], a: 'ä"\u0007\u2028', '€': { z: -0, y: '' } })).toBe(
      '{"a":"ä\\"\\u0007\u2028","b":[1,true,null],"€":{"y":"","z":0}}',
    );
    expect(canonicalJson({ '\ud83d\ude00': 1, '\ufb33': 2 })).toBe('{"\ud83d\ude00":1,"\ufb33":2}');
  });
  it.each([0.5, Number.NaN, 2 ** 53, undefined, 1n])('has nothing for %p', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });
});

describe('the chain', () => {
  it('can be recomputed with nothing but a SHA-256', () => {
    const { hash, ...rest } = linkOf(2);
    const text =
      `{"entry":{"act":"account.blocked","actor":{"address":"","id":"identity","kind":"system","name":""},"atMs":2,` +
      `"details":{},"id":"${rest.entry.id}","requestId":"r1","subject":"c2"},"prev":"${linkOf(1).hash}","seq":2}`;
    expect(hash).toBe(createHash('sha256').update(text).digest('hex'));
    const ofMany = { seq: 2, prev: linkOf(1).hash, entry: { ...rest.entry, subjects: ['c1', 'c2'] } };
    const longer = text.replace('"subject":"c2"', '"subject":"c2","subjects":["c1","c2"]');
    expect(hashOf(ofMany)).toBe(createHash('sha256').update(longer).digest('hex'));
  });

  it('is whole', () => {
    const check = checkChain([key]);
    for (const each of chain) expect(check.entry(each)).toBeUndefined();
    expect(check.head(headOf(5), 5)).toBeUndefined();
    expect(check.finished()).toBeUndefined();
    expect(check.state).toEqual({ end: { seq: 5, hash: linkOf(5).hash }, signedTo: 5 });
  });

  it('may be checked from an end that was proven before', () => {
    const check = checkChain([key], linkOf(3));
    expect(check.entry(linkOf(4))).toBeUndefined();
    expect(checkChain([key], { seq: 3, hash: 'f'.repeat(64) }).entry(linkOf(4))).toEqual({
      fault: 'unchained',
      seq: 4,
    });
  });

  const changed = (n: number, change: Partial<AuditEntry>): ChainedEntry[] =>
    chain.map((each) => (each.seq === n ? { ...each, entry: { ...each.entry, ...change } } : each));
  it.each([
    ['an act that is another', changed(3, { act: 'account.unblocked' }), { fault: 'edited', seq: 3 }],
    ['a moved time', changed(1, { atMs: 2 }), { fault: 'edited', seq: 1 }],
    ['another actor', changed(5, { actor: { ...actor, kind: 'staff' } }), { fault: 'edited', seq: 5 }],
    ['one that is missing', chain.filter(({ seq }) => seq !== 3), { fault: 'gap', seq: 3 }],
    ['a first that is missing', chain.slice(1), { fault: 'gap', seq: 1 }],
    ['one twice', [...chain.slice(0, 3), linkOf(3), ...chain.slice(3)], { fault: 'order', seq: 3 }],
    ['two in the other order', [linkOf(1), linkOf(3), linkOf(2)], { fault: 'gap', seq: 2 }],
    [
      'two that changed places, numbers and all',
      [linkOf(1), { ...linkOf(3), seq: 2 }, { ...linkOf(2), seq: 3 }],
      { fault: 'unchained', seq: 2 },
    ],
  ])('shows %s', (_, entries, fault) => {
    expect(firstFault(entries)).toEqual(fault);
  });

  it('shows by its heads that it was written anew, or cut off', () => {
    const anew = chainAfter(linkOf(2), [9, 4, 5].map(entryNo));
    const check = checkChain([key]);
    for (const each of [...chain.slice(0, 2), ...anew]) expect(check.entry(each)).toBeUndefined();
    expect(check.head(headOf(5), 5)).toEqual({ fault: 'head', seq: 5 });

    const early = checkChain([key]);
    expect(early.head(headOf(3), 3)).toBeUndefined();
    const faults = [...chain.slice(0, 2), ...anew].map((each) => early.entry(each));
    expect(faults.find((each) => each !== undefined)).toEqual({ fault: 'head', seq: 3 });

    const short = checkChain([key]);
    for (const each of chain.slice(0, 4)) short.entry(each);
    short.head(headOf(5), 5);
    expect(short.finished()).toEqual({ fault: 'truncated', seq: 5 });
  });

  it('shows by a head kept elsewhere what heads that went along do not', () => {
    const check = checkChain([key]);
    check.known(linkOf(5));
    for (const each of chain.slice(0, 4)) expect(check.entry(each)).toBeUndefined();
    expect(check.finished()).toEqual({ fault: 'truncated', seq: 5 });
  });

  const stranger = anAuditKey('k1');
  it.each([
    ['signed by a stranger', stranger.sign({ seq: 1, hash: linkOf(1).hash, atMs: 1 })],
    ['of a key that is not known', anAuditKey('k2').sign({ seq: 1, hash: linkOf(1).hash, atMs: 1 })],
    ['that is another kind of token', signHead({ seq: 1, hash: linkOf(1).hash, atMs: 1 }, { typ: 'JWT' })],
    ['without a signature', `${headOf(1).split('.').slice(0, 2).join('.')}.`],
    ['whose text was changed', headOf(1).replace(/\.[^.]+\./, `.${headOf(2).split('.')[1]}.`)],
    ['of nothing', signHead({ seq: 1 })],
    ['that is none', 'x'],
  ])('does not believe a head %s', (_, jws) => {
    const check = checkChain([key]);
    check.entry(linkOf(1));
    expect(check.head(jws, 1)).toEqual({ fault: 'signature', seq: 1 });
    expect(check.state.signedTo).toBe(0);
  });
});
