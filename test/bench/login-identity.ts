/**
 * The identity process of login.bench.ts: prints where it listens and who can log in, then serves. SIGUSR2 ends the
 * warm-up, during which no password is hashed.
 */
import { availableParallelism } from 'node:os';
import { silentLogger } from '@latchkey/kit/logging';
import { createLazyBcrypt } from '../../services/identity/src/outbound/hashing/bcrypt-backend.ts';
import { chooseArgon2 } from '../../services/identity/src/outbound/hashing/choose-argon2.ts';
import { createHashQueue } from '../../services/identity/src/outbound/hashing/hash-queue.ts';
import { createPasswordHasher } from '../../services/identity/src/outbound/hashing/password-hasher.ts';
import { registerActive, startIdentity } from '../../services/identity/test/identity-fixture.ts';

const hasher = createPasswordHasher({
  argon2: await chooseArgon2({ wanted: 'auto', logger: silentLogger }),
  bcrypt: createLazyBcrypt(silentLogger),
  queue: createHashQueue({ slots: availableParallelism(), maxWaitMs: 1000 }),
  own: { algorithm: 'argon2id', memoryKib: 19_456, passes: 2, lanes: 1 },
});
let warmingUp = true;
process.on('SIGUSR2', () => {
  warmingUp = false;
});
const identity = await startIdentity(process.argv[2] ?? '', {
  overrides: {
    hasher: {
      ...hasher,
      verify: (stored, password) => (warmingUp ? Promise.resolve(true) : hasher.verify(stored, password)),
    },
  },
});
const { login, password } = await registerActive(identity);
console.log(JSON.stringify({ address: identity.address, login, password }));
process.on('SIGTERM', () => void identity.stop().then(() => process.exit(0)));
