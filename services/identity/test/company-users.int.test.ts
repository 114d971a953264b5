import { decodeJwt } from 'jose';
import { accountService, type AccountServiceDefinition } from '@latchkey/contracts/identity';
import { createGrpcClient, type ServiceClient } from '@latchkey/kit/grpc';
import { newId } from '@latchkey/kit/ids';
import { startTestStore, type TestStore } from '@latchkey/testkit';
import { companyUserId } from '../src/domain/company-user.ts';
import {
  registerActive,
  secretOf,
  startIdentity,
  stopIdentities,
  type TestIdentity,
} from './identity-fixture.ts';
import { codeOf } from './outcome.ts';

type Accounts = ServiceClient<AccountServiceDefinition>;
let store: TestStore;
let copies: TestIdentity[];
const open: Accounts[] = [];
const accountsOf = ({ address }: TestIdentity, caller: 'gateway' | 'customer'): Accounts => {
  const client = createGrpcClient({
    ...{ service: accountService, address, idempotent: [] },
    ...{ caller, credential: secretOf(caller) },
  });
  open.push(client);
  return client;
};
beforeAll(async () => {
  store = await startTestStore();
  const uri = store.uri('company-users');
  copies = [await startIdentity(uri), await startIdentity(uri)];
});
afterAll(async () => {
  for (const client of open) client.close();
  await stopIdentities();
  await store.stop();
});

const aKey = (): string => `acme--${newId()}`;
const aRow = (customerId: string, key: string, change: { isDefault?: boolean; row?: number } = {}) => {
  const { isDefault = true, row = 2 } = change;
  const word = isDefault ? ('DEFAULT_YES' as const) : ('DEFAULT_NO' as const);
  return { customerId, key, companyKey: 'acme', isDefault: word, row };
};
const run = async (companyUsers: ReturnType<typeof aRow>[], copy = copies[0]!): Promise<string[]> => {
  const { outcomes } = await accountsOf(copy, 'customer').importCompanyUsers({
    companyUsers,
    importId: newId(),
  });
  return outcomes.map((outcome) => outcome.replace('OUTCOME_', ''));
};
/** A login: its tokens, and what the access token says. */
const logIn = async (person: { login: string; password: string }) => {
  const { tokens } = await copies[0]!.gateway.authenticate(person);
  return { ...tokens!, claims: decodeJwt(tokens!.accessToken) };
};

describe('company users', () => {
  it('are in the tokens of a login and of the next refresh', async () => {
    const person = await registerActive(copies[0]!);
    const bare = await logIn(person);
    expect(bare.companyUserId).toBe('');
    expect(bare.claims).not.toHaveProperty('id_company_user');
    const key = aKey();
    expect(await run([aRow(person.customerId, key)])).toEqual(['CREATED']);
    const { refreshToken } = bare;
    const { tokens: refreshed } = await copies[1]!.gateway.refreshSession({ refreshToken });
    for (const { companyUserId: told, accessToken } of [await logIn(person), refreshed!]) {
      expect(told).toBe(companyUserId(key));
      expect(decodeJwt(accessToken)).toMatchObject({ id_company_user: told, sub: person.customerId });
    }
    expect(await run([aRow(person.customerId, key)])).toEqual(['UNCHANGED']);
  });

  it('go over to another customer, and the tokens that name them are dead', async () => {
    const [first, second] = [await registerActive(copies[0]!), await registerActive(copies[0]!)];
    const key = aKey();
    await run([aRow(first.customerId, key)]);
    const { claims, refreshToken } = await logIn(first);
    expect(await run([aRow(second.customerId, key)])).toEqual(['UPDATED']);
    const { epochs } = await copies[0]!.gateway.getEpochs({ customerIds: [first.customerId] });
    expect(epochs[0]?.epoch).toBeGreaterThan(claims['epoch'] as number);
    expect(await codeOf(copies[0]!.gateway.refreshSession({ refreshToken }))).toBe('refresh_token_invalid');
    expect((await logIn(first)).companyUserId).toBe('');
    expect((await logIn(second)).companyUserId).toBe(companyUserId(key));
  });

  it('are found by their key and shown with the account, until the person goes', async () => {
    const { customerId } = await registerActive(copies[0]!);
    const keys = [aKey(), aKey()];
    await run(keys.map((key, at) => aRow(customerId, key, { isDefault: at === 0, row: at + 2 })));
    const staff = accountsOf(copies[0]!, 'gateway');
    const shown = keys.map((key, at) => ({
      ...{ key, companyUserId: companyUserId(key), companyKey: 'acme', isDefault: at === 0 },
    }));
    expect((await staff.getAccount({ customerId })).companyUsers).toEqual(shown);
    expect(await staff.findCompanyUser({ key: keys[1]! })).toEqual({ companyUser: shown[1], customerId });
    await copies[0]!.customer.anonymiseCredential({ customerId });
    expect((await staff.getAccount({ customerId })).companyUsers).toEqual([]);
    expect(await codeOf(staff.findCompanyUser({ key: keys[1]! }))).toBe('company_user_not_found');
    expect(await run([aRow(customerId, keys[0]!)])).toEqual(['UNKNOWN_CUSTOMER']);
  });

  it('belong to one customer, whichever copies take the rows', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => registerActive(copies[0]!)));
    const keys = [aKey(), aKey()];
    const outcomes = await Promise.all(
      people.map(({ customerId }, at) =>
        run(
          keys.map((key, row) => aRow(customerId, key, { row: row + 2 })),
          copies[at % 2],
        ),
      ),
    );
    const known = ['CREATED', 'UPDATED', 'UNCHANGED', 'BUSY'];
    for (const outcome of outcomes.flat()) expect(known).toContain(outcome);
    const staff = accountsOf(copies[1]!, 'gateway');
    const accounts = await Promise.all(people.map(({ customerId }) => staff.getAccount({ customerId })));
    const held = accounts.flatMap(({ companyUsers }) => companyUsers.map(({ key }) => key));
    expect(held.sort()).toEqual([...keys].sort());
  });

  it('refuses rows that are none, naming the fields', async () => {
    const client = accountsOf(copies[0]!, 'customer');
    const companyUsers = [{ ...aRow(newId(), ''), row: 0 }];
    await expect(client.importCompanyUsers({ companyUsers, importId: newId() })).rejects.toMatchObject({
      code: 'invalid_input',
      fields: expect.arrayContaining([
        expect.objectContaining({ field: 'companyUsers.0.key' }),
        expect.objectContaining({ field: 'companyUsers.0.row' }),
      ]) as unknown,
    });
  });
});
