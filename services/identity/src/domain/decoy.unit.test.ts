import { randomBytes } from 'node:crypto';
import { createDecoys, drawClassName, type ClassCounts } from './decoy.ts';
import { normaliseLogin } from './login.ts';
import { className, classNamed, classOf } from './password-class.ts';

const key = Buffer.alloc(32, 7);
const counts: ClassCounts = new Map([
  ['argon2id/m=19456,t=2,p=1', 700],
  ['bcrypt/10', 300],
]);
const logins = Array.from({ length: 4000 }, (_, at) => normaliseLogin(`nobody${at}@example.com`));

describe('drawClassName', () => {
  it('follows the shares of what is stored', () => {
    const drawn = logins.map((login) => drawClassName(counts, key, login, 'none'));
    const share = drawn.filter((name) => name === 'bcrypt/10').length / logins.length;
    expect(share).toBeGreaterThan(0.27);
    expect(share).toBeLessThan(0.33);
  });

  it('gives a login the same class every time, whatever the order of the counts', () => {
    const backwards: ClassCounts = new Map([...counts].reverse());
    for (const login of logins.slice(0, 100)) {
      expect(drawClassName(backwards, key, login, 'none')).toBe(drawClassName(counts, key, login, 'none'));
    }
  });

  it('cannot be foreseen without the key', () => {
    const other = logins.map((login) => drawClassName(counts, Buffer.alloc(32, 8), login, 'none'));
    expect(other).not.toEqual(logins.map((login) => drawClassName(counts, key, login, 'none')));
  });

  it('falls back while nothing is stored', () => {
    expect(drawClassName(new Map([['bcrypt/10', 0]]), key, logins[0]!, 'own')).toBe('own');
  });
});

describe('createDecoys', () => {
  it('makes one decoy per class, and of its own where the stored class cannot be verified', () => {
    const own = classNamed('argon2id/m=19456,t=2,p=1')!;
    let now: ClassCounts = counts;
    const decoys = createDecoys({ key, own, counts: () => now, random: randomBytes });
    const made = new Set(logins.map((login) => decoys.forLogin(login)));
    expect([...made].map((phc) => className(classOf(phc)!)).sort()).toEqual([...counts.keys()].sort());

    now = new Map([['unknown', 5]]);
    expect(className(classOf(decoys.forLogin(logins[0]!))!)).toBe(className(own));
  });
});
