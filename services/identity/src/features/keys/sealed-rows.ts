import type { SigningKeyStore } from '../../domain/signing-key.ts';
import type { SecretSeal } from '../../domain/staff/second-factor.ts';
import type { StaffRepository } from '../../domain/staff/staff-repository.ts';
import type { Sealed, StaffUser } from '../../domain/staff/staff-user.ts';
import { sealedFor } from '../staff/prove-second-factor/prove-second-factor.ts';

/** Something that rests sealed under one of KEY_ENCRYPTION_KEYS. */
export interface SealedRow {
  /** The key that sealed it. */
  readonly kid: string;
  /** Puts another seal on the same secret; does nothing when somebody else has changed it meanwhile. */
  reseal(seal: SecretSeal): Promise<void>;
}

const anew = (seal: SecretSeal, sealed: Sealed, about: string): Sealed =>
  seal.seal(seal.open(sealed, about), about);

/** The private keys of a store. */
export async function sealedKeys(store: SigningKeyStore): Promise<SealedRow[]> {
  return (await store.all()).map(({ generation, kid, sealed }) => ({
    kid: sealed.kid,
    reseal: (seal) => store.reseal(generation, sealed, anew(seal, sealed, kid)),
  }));
}

const page = 200;

/** The second factors of the staff, who are few. */
export async function sealedSecondFactors(
  users: Pick<StaffRepository, 'list' | 'replace'>,
): Promise<SealedRow[]> {
  const rows: SealedRow[] = [];
  let after: string | undefined;
  for (;;) {
    const found = await users.list(after, page);
    rows.push(...found.flatMap((user) => rowOf(users, user)));
    after = found.at(-1)?.userId;
    if (found.length < page) return rows;
  }
}

function rowOf(users: Pick<StaffRepository, 'replace'>, user: StaffUser): SealedRow[] {
  const factor = user.secondFactor;
  if (factor === undefined) return [];
  const reseal = async (seal: SecretSeal): Promise<void> => {
    const secret = anew(seal, factor.secret, sealedFor(user.userId));
    await users.replace({ ...user, secondFactor: { ...factor, secret } });
  };
  return [{ kid: factor.secret.kid, reseal }];
}
