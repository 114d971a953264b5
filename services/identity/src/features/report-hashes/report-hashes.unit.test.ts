import { noon } from '../../../test/a-credential.ts';
import type { Argon2Class } from '../../domain/password-class.ts';
import { reportHashes } from './report-hashes.ts';

const own: Argon2Class = { algorithm: 'argon2id', memoryKib: 19_456, passes: 2, lanes: 1 };
const report = (counts: [string, number][]) =>
  reportHashes({ own, classCounts: () => Promise.resolve({ counts: new Map(counts), countedAt: noon }) });

describe('reportHashes', () => {
  it('puts the most frequent first, and says which of them a login makes better', async () => {
    const { classes, countedAt } = await report([
      ['argon2id/m=19456,t=2,p=1', 7],
      ['argon2id/m=65536,t=3,p=4', 1],
      ['argon2id/m=19456,t=1,p=1', 2],
      ['bcrypt/10', 9],
      ['md5+argon2id/m=19456,t=2,p=1', 3],
      ['pbkdf2-sha256/i=600000,l=32', 2],
      ['unknown', 1],
    ]);
    expect(countedAt).toBe(noon);
    expect(classes.map((each): unknown[] => Object.values(each))).toEqual([
      ['bcrypt/10', 9, true],
      ['argon2id/m=19456,t=2,p=1', 7, false],
      ['md5+argon2id/m=19456,t=2,p=1', 3, true],
      ['argon2id/m=19456,t=1,p=1', 2, true],
      ['pbkdf2-sha256/i=600000,l=32', 2, true],
      ['argon2id/m=65536,t=3,p=4', 1, false],
      ['unknown', 1, false],
    ]);
  });

  it('leaves out classes nobody has any more', async () => {
    expect((await report([['bcrypt/10', 0]])).classes).toEqual([]);
  });
});
