import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { newRecoveryCodes, recoveryHash, useCode } from './second-factor.ts';
import type { SecondFactor } from './staff-user.ts';

const secret = { kid: 'k', iv: 'i', tag: 't', ciphertext: 'c' };
const factor = (given: Partial<SecondFactor> = {}): SecondFactor => ({
  secret,
  confirmed: true,
  lastStep: 100,
  recovery: [],
  ...given,
});

describe('a code of an app', () => {
  it('counts once, and none before it counts any more', () => {
    expect(useCode(factor(), '123456', 99)).toBeUndefined();
    expect(useCode(factor(), '123456', 100)).toBeUndefined();
    const used = useCode(factor(), '123456', 101);
    expect(used?.lastStep).toBe(101);
    expect(useCode(used!, '123456', 101)).toBeUndefined();
  });
});

describe('recovery codes', () => {
  const codes = newRecoveryCodes(randomBytes);
  it('are taken however they are typed, each once', () => {
    const recovery = codes.map(recoveryHash);
    const [code = ''] = codes;
    const mangled = code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
    const used = useCode(factor({ recovery }), mangled, undefined);
    expect(used?.recovery).toEqual(recovery.slice(1));
    expect(useCode(used!, code, undefined)).toBeUndefined();
  });

  it('take nothing else', () => {
    const recovery = codes.map(recoveryHash);
    fc.assert(
      fc.property(fc.string(), (typed) => useCode(factor({ recovery }), typed, undefined) === undefined),
    );
  });

  it('draw from 32 letters that nobody mistakes', () => {
    const letters = new Set(newRecoveryCodes(randomBytes).join('').replaceAll('-', ''));
    for (const letter of letters) expect('0123456789abcdefghjkmnpqrstvwxyz').toContain(letter);
    const every = Uint8Array.from({ length: 16 }, (_, at) => at * 16);
    expect(newRecoveryCodes(() => every)[0]).toMatch(/^0g0g-/);
  });
});
