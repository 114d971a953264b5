import { TOTP } from 'otpauth';
import { connectMongo } from '@latchkey/kit/mongo';
import { silentLogger } from '@latchkey/kit/logging';
import { eventually } from '@latchkey/testkit';
import type { StaffRole, StaffUser } from '@latchkey/contracts/staff';
import { goodPassword } from './a-credential.ts';
import type { TestIdentity } from './identity-fixture.ts';

export interface TestUser {
  user: StaffUser;
  login: string;
  password: string;
}

let counter = 0;
export const client = { address: '192.0.2.7', userAgent: 'Firefox' };

/** Somebody invited; nobody has used the link. */
export async function invite(
  identity: TestIdentity,
  role: StaffRole = 'STAFF_ROLE_SUPPORT',
): Promise<{ user: StaffUser; requestId: string }> {
  const known = new Set(identity.bus.ofType('staff.invited').map(({ id }) => id));
  const email = `Staff-${(counter += 1)}@Shop.example`;
  const { user } = await identity.staff.inviteStaff({ email, name: 'Ida Lock', role, locale: 'de_DE' });
  const requestId = await newEvent(identity, 'staff.invited', known);
  return { user: user!, requestId };
}

/** The id of the request that an event tells of, and that was not there before. */
export async function newEvent(
  identity: TestIdentity,
  type: 'staff.invited' | 'staff.reset_requested',
  known: ReadonlySet<string>,
): Promise<string> {
  let found: string | undefined;
  await eventually(() => {
    found = identity.bus.ofType(type).find(({ id }) => !known.has(id))?.id;
    expect(found).toBeDefined();
  });
  return found!;
}

/** The link's token, as notification gets it; or why there is none. */
export async function mint(
  identity: TestIdentity,
  requestId: string,
  invitation = true,
): Promise<{ token: string; refused: string | undefined; expiresAtMs: number }> {
  const { links } = await identity.staffMints.mintStaffLinks({ links: [{ requestId, invitation }] });
  const { minted, refused } = links[0]!;
  return { token: minted?.token ?? '', refused: refused?.reason, expiresAtMs: minted?.expiresAtMs ?? 0 };
}

/** Somebody who can log in. */
export async function addUser(
  identity: TestIdentity,
  role: StaffRole = 'STAFF_ROLE_SUPPORT',
): Promise<TestUser> {
  const { user, requestId } = await invite(identity, role);
  const { token } = await mint(identity, requestId);
  await identity.staff.restoreStaffPassword({ token, newPassword: goodPassword, client });
  return { user, login: user.email, password: goodPassword };
}

export async function logIn(
  identity: TestIdentity,
  { login, password }: Pick<TestUser, 'login' | 'password'>,
): Promise<{ token: string; stage: string | undefined }> {
  const { token, session } = await identity.staff.logInStaff({ login, password, client });
  return { token, stage: session?.stage };
}

/** The code an app shows at a time. */
export function codeAt(secret: string, timestamp: number): string {
  return new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp });
}

/** Gives a logged-in user a second factor. */
export async function enrol(
  identity: TestIdentity,
  token: string,
  now: number,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await identity.staff.enrolTotp({ token, currentPassword: goodPassword });
  const { recoveryCodes } = await identity.staff.confirmTotp({ token, code: codeAt(secret, now) });
  return { secret, recoveryCodes };
}

/** Everything that rests in the store. */
export async function dump(identity: TestIdentity): Promise<string> {
  const connection = await connectMongo({
    uri: identity.config.MONGODB_URI,
    appName: 'test',
    logger: silentLogger,
  });
  const texts = [];
  for (const name of ['staff', 'staffSessions', 'staffResetRequests'])
    texts.push(JSON.stringify(await connection.collection(name).find({}).toArray()));
  await connection.close();
  return texts.join('');
}
