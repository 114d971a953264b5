import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hash as bcryptHash } from '@node-rs/bcrypt';
import { silentLogger } from '@latchkey/kit/logging';
import { readPasswordCell } from '../src/domain/password-cell.ts';
import { classNamed, className, classOf, decoyHash, type Argon2Class } from '../src/domain/password-class.ts';
import type { PasswordHasher } from '../src/domain/password-hasher.ts';
import {
  argon2Candidates,
  type Argon2Backend,
  type Argon2Candidate,
} from '../src/outbound/hashing/argon2-backend.ts';
import { createLazyBcrypt } from '../src/outbound/hashing/bcrypt-backend.ts';
import { chooseArgon2 } from '../src/outbound/hashing/choose-argon2.ts';
import { createHashQueue } from '../src/outbound/hashing/hash-queue.ts';
import { createPasswordHasher } from '../src/outbound/hashing/password-hasher.ts';
import { probeModule } from '../src/outbound/hashing/probe.ts';
import { catchLog } from './catch-log.ts';

/** Hexadecimal into base64 without padding, as PBKDF2 hashes are written. */
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64').replaceAll('=', '');
const own: Argon2Class = { algorithm: 'argon2id', memoryKib: 64, passes: 2, lanes: 1 };
const fixture = (name: string): string => join(__dirname, 'fixtures', name);

/** The back ends that work on this machine; argon2's prebuild does not on every one. */
async function workingBackends(): Promise<Argon2Backend[]> {
  const tried = await Promise.all(
    argon2Candidates.map(async (candidate) => ({
      candidate,
      result: await probeModule('argon2', candidate.path ?? ''),
    })),
  );
  return Promise.all(tried.filter(({ result }) => result.works).map(({ candidate }) => candidate.load()));
}

function hasherOn(argon2: Argon2Backend): PasswordHasher {
  return createPasswordHasher({
    argon2,
    bcrypt: createLazyBcrypt(silentLogger),
    queue: createHashQueue({ slots: 2, maxWaitMs: 1000 }),
    own,
  });
}

describe('the back ends of argon2', () => {
  it('make hashes of the class they are told, and verify each other’s', async () => {
    const backends = await workingBackends();
    expect(backends.length).toBeGreaterThan(0);
    for (const one of backends) {
      const phc = await one.hash('correct horse', own);
      expect(className(classOf(phc)!)).toBe(className(own));
      for (const other of backends) {
        expect(await other.verify(phc, 'correct horse')).toBe(true);
        expect(await other.verify(phc, 'wrong horse')).toBe(false);
      }
    }
  });

  it('verify decoys of every class without matching anything', async () => {
    for (const backend of await workingBackends()) {
      const hasher = hasherOn(backend);
      for (const name of [
        'argon2id/m=64,t=1,p=1',
        'argon2i/m=64,t=3,p=2',
        'bcrypt/4',
        'pbkdf2-sha512/i=10,l=64',
        'sha1+argon2id/m=64,t=1,p=1',
      ]) {
        const phc = decoyHash(classNamed(name)!, randomBytes);
        expect(await hasher.verify({ phc, origin: 'owner' }, 'anything')).toBe(false);
      }
    }
  });
});

describe('choosing a back end', () => {
  const real = argon2Candidates.find(({ name }) => name === 'node-rs')!;
  const broken = (name: 'argon2' | 'node-rs', file: string): Argon2Candidate => ({
    name,
    path: fixture(file),
    load: () => Promise.reject(new Error('a broken back end must not be loaded')),
  });

  it.each([
    ['segfaulting-backend.cjs', 'SIGSEGV'],
    ['lying-backend.cjs', 'does not verify its own hash'],
    ['missing-backend.cjs', 'cannot be loaded'],
  ])('finds out about %s in another process', async (file, because) => {
    const result = await probeModule('argon2', fixture(file));
    expect(result).toEqual({ works: false, because: expect.stringContaining(because) });
  });

  it.each(['auto', 'argon2', 'node-rs'] as const)(
    'passes over a crashing one when %s is wanted',
    async (wanted) => {
      const asNodeRs = [broken('node-rs', 'segfaulting-backend.cjs'), { ...real, name: 'argon2' as const }];
      const asArgon2 = [real, broken('argon2', 'segfaulting-backend.cjs')];
      for (const candidates of [asNodeRs, asArgon2]) {
        const log = catchLog();
        const chosen = await chooseArgon2({ wanted, logger: log.logger, candidates });
        expect(await chosen.verify(await chosen.hash('password', own), 'password')).toBe(true);
        const first = wanted === 'auto' ? 'node-rs' : wanted;
        const failed = candidates.some((each) => each.name === first && each.path?.includes('segfaulting'));
        expect(log.text().includes('SIGSEGV')).toBe(failed);
        if (failed) expect(log.text()).toContain(wanted === 'auto' ? '"level":"warn"' : '"level":"error"');
      }
    },
  );

  it('passes over one that is not installed, and says when none is left', async () => {
    const gone = { ...broken('node-rs', 'x'), path: undefined };
    expect(
      (await chooseArgon2({ wanted: 'auto', logger: silentLogger, candidates: [gone, real] })).name,
    ).toBe('node-rs');
    const candidates = [gone, broken('argon2', 'segfaulting-backend.cjs')];
    await expect(chooseArgon2({ wanted: 'argon2', logger: silentLogger, candidates })).rejects.toThrow(
      'no argon2 back end',
    );
  });

  it('takes what it was told to where that works', async () => {
    for (const backend of await workingBackends()) {
      expect((await chooseArgon2({ wanted: backend.name, logger: silentLogger })).name).toBe(backend.name);
    }
  });
});

describe('the password hasher', () => {
  let hasher: PasswordHasher;
  beforeAll(async () => {
    hasher = hasherOn(await chooseArgon2({ wanted: 'auto', logger: silentLogger }));
  });
  const verify = (phc: string, password: string, origin: 'owner' | 'import' = 'owner') =>
    hasher.verify({ phc, origin }, password);

  it.each(['2a', '2b', '2y'] as const)('verifies bcrypt $%s$ and wants it upgraded', async (version) => {
    const phc = await bcryptHash('pässword one', { cost: 4, version });
    expect(await verify(phc, 'pässword one', 'import')).toBe(true);
    expect(await verify(phc, 'password one', 'import')).toBe(false);
    expect(hasher.needsUpgrade(phc, 'pässword one')).toBe(true);
  });

  it.each([
    // Solar Designer's test vectors of crypt_blowfish.
    ['bcrypt $2a$', 'U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
    ['bcrypt $2y$', 'U*U*U', '$2y$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a'],
    // The reference implementation of argon2 (README, test.c).
    [
      'argon2i',
      'password',
      '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
    ],
    [
      'argon2id',
      'password',
      '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    ],
    // passlib's documentation; Django's own tests; RFC 6070 no. 3; RFC 7914 §11.
    [
      'PBKDF2 of passlib',
      'password',
      '$pbkdf2-sha256$8000$XAuBMIYQQogxRg$tRRlz8hYn63B9LYiCd6PRo6FMiunY9ozmMMI3srxeRE',
    ],
    [
      'PBKDF2 of Django',
      'lètmein',
      'pbkdf2_sha256$320000$seasalt$Toj2II2rBvFiGQcPmUml1Nlni2UtvyRWwz/jz4q6q/4=',
    ],
    [
      'PBKDF2, SHA-1',
      'password',
      `$pbkdf2$4096$c2FsdA$${base64('4b007901b765489abead49d926f721d065a429c1')}`,
    ],
    [
      'PBKDF2, SHA-256, 64 bytes',
      'passwd',
      `$pbkdf2-sha256$1$c2FsdA$${base64('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783')}`,
    ],
    // RFC 1321 A.5; FIPS 180-2 B.1 and RFC 3174 §7.3, of "abc".
    ['md5', 'message digest', 'f96b697d7cb7938d525a2f31aaf161d0'],
    ['sha1', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['sha256', 'abc', 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD'],
    ['clear text', ' as it is, ﬁ ', ' as it is, ﬁ '],
  ])('imports %s, verifies it, and wants what is weaker than its own upgraded', async (_, password, cell) => {
    const read = readPasswordCell(cell);
    if (typeof read === 'string') throw new Error(read);
    const phc = await hasher.hashImported(read);
    expect(await verify(phc, password, 'import')).toBe(true);
    expect(await verify(phc, `${password}!`, 'import')).toBe(false);
    const ours = /^\$argon2id/.test(phc);
    expect(hasher.needsUpgrade(phc, password)).toBe(!ours);
    expect(phc).not.toContain('clearText' in read ? password : 'no password');
  });

  it('keeps a bare digest only wrapped', async () => {
    const phc = await hasher.hashImported({ digest: 'md5', hex: 'f96b697d7cb7938d525a2f31aaf161d0' });
    expect(phc).not.toContain('f96b697d');
    expect(className(classOf(phc)!)).toBe(`md5+${className(own)}`);
  });

  it('upgrades no bcrypt of which only the first 72 bytes were proven', async () => {
    const long = 'ä'.repeat(36);
    const phc = await bcryptHash(`${long} and more`, { cost: 4 });
    expect(await verify(phc, `${long} something else`, 'import')).toBe(true);
    expect(hasher.needsUpgrade(phc, `${long} something else`)).toBe(false);
    expect(hasher.needsUpgrade(phc, long)).toBe(true);
  });

  it('matches nothing against what is no hash of a known class', async () => {
    for (const phc of ['', 'clear text', `$2b$31$${'a'.repeat(53)}`])
      expect(await verify(phc, phc)).toBe(false);
  });

  it('takes the same signs for the same password, however they were composed', async () => {
    const phc = await hasher.hash('cafe\u0301 au lait');
    expect(await verify(phc, 'caf\u00e9 au lait')).toBe(true);
    expect(await verify(phc, 'caf\u00e9 au lait', 'import')).toBe(true);
    expect(await verify(phc, 'cafe\u0301 au lait', 'import')).toBe(false);
  });

  it.each([
    ['argon2id/m=64,t=2,p=1', false],
    ['argon2id/m=128,t=1,p=1', false],
    ['argon2id/m=128,t=3,p=4', false],
    ['argon2id/m=64,t=1,p=1', true],
    ['argon2id/m=32,t=9,p=1', true],
    ['argon2i/m=128,t=3,p=1', true],
  ])('%s: needs an upgrade: %s', (name, expected) => {
    expect(hasher.needsUpgrade(decoyHash(classNamed(name)!, randomBytes), 'x')).toBe(expected);
  });

  it('goes on without bcrypt where that does not work', async () => {
    const log = catchLog();
    const bcrypt = createLazyBcrypt(log.logger, fixture('segfaulting-backend.cjs'));
    expect(await bcrypt.verify(await bcryptHash('password', { cost: 4 }), 'password')).toBe(false);
    expect(log.text()).toContain('SIGSEGV');
  });
});
