import { createPasswordHasher } from './password-hasher.ts';

const bcryptHash = '$2y$10$vI8aWBnW3fID.ZQ4/zo1G.q1lRps.9cGLcZEiGDMVr5yUP1KUOYTa';
/** NFKC makes `fi2` of it. */
const unstable = 'ﬁ²';

/** Hashes are the text itself, so that a test sees which text was hashed. */
const hasher = createPasswordHasher({
  argon2: {
    name: 'argon2',
    hash: (text) => Promise.resolve(argon2Of(text)),
    verify: (phc, text) => Promise.resolve(phc === argon2Of(text)),
  },
  bcrypt: { verify: (_, text) => Promise.resolve(text === unstable) },
  queue: {
    approach: (prepare) => prepare(),
    depart: () => Promise.resolve(),
    run: (_, work) => work(),
    runWhenIdle: (_, work) => work(),
    running: 0,
    waiting: 0,
  },
  own: { algorithm: 'argon2id', memoryKib: 19_456, passes: 2, lanes: 1 },
});

function argon2Of(text: string): string {
  const digest = Buffer.from(text.padEnd(32)).toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$${digest}`;
}

describe('the text that is hashed', () => {
  it('is the same for the same signs, however they were typed, where the password was chosen here', async () => {
    const phc = await hasher.hash(unstable);
    expect(phc).toBe(argon2Of('fi2'));
    expect(await hasher.verify({ phc, origin: 'owner' }, 'fi2')).toBe(true);
  });

  it('is as typed for an imported password, before and after its hash was upgraded', async () => {
    expect(await hasher.verify({ phc: bcryptHash, origin: 'import' }, unstable)).toBe(true);
    expect(hasher.needsUpgrade(bcryptHash, unstable)).toBe(true);
    const upgraded = await hasher.hash(unstable, 'import');
    expect(await hasher.verify({ phc: upgraded, origin: 'import' }, unstable)).toBe(true);
    expect(hasher.needsUpgrade(upgraded, unstable)).toBe(false);
  });
});
