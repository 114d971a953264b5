import { randomBytes } from 'node:crypto';
import { className, classNamed, classOf, decoyHash } from './password-class.ts';

const salt = 'o5Xf4oqayzCZwiBx3/8siA';
const digest = 'ZpacA/GjuZWZB7OWPKQFPJwjxb+G6i3mNolAYusltKg';
const bcryptRest = `${'a'.repeat(22)}${'b'.repeat(31)}`;

describe('classOf', () => {
  it.each([
    [`$argon2id$v=19$m=19456,t=2,p=1$${salt}$${digest}`, 'argon2id/m=19456,t=2,p=1'],
    [`$argon2id$v=19$m=19456,p=1,t=2$${salt}$${digest}`, 'argon2id/m=19456,t=2,p=1'],
    [`$argon2i$v=19$m=65536,t=3,p=4$${salt}$${digest}`, 'argon2i/m=65536,t=3,p=4'],
    [`$2y$10$${bcryptRest}`, 'bcrypt/10'],
    [`$2a$04$${bcryptRest}`, 'bcrypt/4'],
    [`$2b$14$${bcryptRest}`, 'bcrypt/14'],
    [`$pbkdf2-sha256$i=600000,l=32$${salt}$${digest}`, 'pbkdf2-sha256/i=600000,l=32'],
    [`$sha1$argon2id$v=19$m=19456,t=2,p=1$${salt}$${digest}`, 'sha1+argon2id/m=19456,t=2,p=1'],
  ])('knows %s', (phc, name) => {
    const known = classOf(phc)!;
    expect(className(known)).toBe(name);
    expect(classNamed(name)).toEqual(known);
  });

  it.each([
    ['nothing', ''],
    ['clear text', 'password'],
    ['a cost that takes hours', `$2b$31$${bcryptRest}`],
    ['a cost below bcrypt’s own least', `$2b$03$${bcryptRest}`],
    ['a truncated bcrypt', `$2b$12$${bcryptRest.slice(1)}`],
    ['another crypt', `$2x$12$${bcryptRest}`],
    ['gigabytes of memory', `$argon2id$v=19$m=4194304,t=1,p=1$${salt}$${digest}`],
    ['too little memory for its lanes', `$argon2id$v=19$m=8,t=1,p=2$${salt}$${digest}`],
    ['a thousand passes', `$argon2id$v=19$m=19456,t=1000,p=1$${salt}$${digest}`],
    ['PBKDF2 for minutes', `$pbkdf2-sha256$i=200000000,l=32$${salt}$${digest}`],
    ['PBKDF2 of no pass', `$pbkdf2-sha256$i=0,l=32$${salt}$${digest}`],
    ['a key of another length than it says', `$pbkdf2-sha256$i=1000,l=31$${salt}$${digest}`],
    ['a digest inside what is no argon2id', `$md5$argon2i$v=19$m=19456,t=2,p=1$${salt}$${digest}`],
    ['a digest inside gigabytes', `$md5$argon2id$v=19$m=4194304,t=2,p=1$${salt}$${digest}`],
    ['a parameter missing', `$argon2id$v=19$m=19456,m=2,p=1$${salt}$${digest}`],
    ['a line break after it', `$argon2id$v=19$m=19456,t=2,p=1$${salt}$${digest}\n`],
  ])('refuses %s', (_what, phc) => {
    expect(classOf(phc)).toBeUndefined();
  });
});

describe('decoyHash', () => {
  it.each([
    'argon2id/m=19456,t=2,p=1',
    'argon2i/m=65536,t=3,p=4',
    'bcrypt/10',
    'bcrypt/4',
    'pbkdf2-sha1/i=4096,l=20',
    'pbkdf2-sha512/i=210000,l=64',
    'md5+argon2id/m=19456,t=2,p=1',
  ])('is of the class %s', (name) => {
    const decoy = decoyHash(classNamed(name)!, randomBytes);
    expect(className(classOf(decoy)!)).toBe(name);
    expect(decoyHash(classNamed(name)!, randomBytes)).not.toBe(decoy);
  });
});
