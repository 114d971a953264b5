import { eventually } from '@latchkey/testkit';
import { glueClient, type Answer, type GlueRequest } from '../system/glue-client.ts';
import { tokenOf, type System } from '../system/system.ts';
import { subjects } from './story.ts';

const password = 'winding-staircase 41';

/** A customer at Glue, and what they do with their account. */
interface Customer {
  readonly email: string;
  readonly reference: string;
  readonly refreshToken: string;
  /** With the customer's token. */
  send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, request?: GlueRequest): Promise<Answer>;
}

/** Registers somebody, confirms the address by mail and logs in. */
async function aLoggedInCustomer(system: System, email: string): Promise<Customer> {
  const glue = glueClient(system.origins);
  const before = new Set((await system.mailbox.to(email)).map(({ id }) => id));
  const registered = await glue.send('POST', '/customers', {
    type: 'customers',
    attributes: {
      email,
      salutation: 'Ms',
      firstName: 'Ada',
      lastName: 'Lock',
      gender: 'Female',
      password,
      confirmPassword: password,
      acceptedTerms: true,
    },
  });
  expect(registered.text).not.toContain('errors');
  expect(registered.status).toBe(201);
  const mail = await eventually(
    async () => {
      const mails = await system.mailbox.to(email);
      const found = mails.find(({ id, subject }) => subjects.confirmation.test(subject) && !before.has(id));
      if (found === undefined) throw new Error('the mail with the link has not come yet');
      return found;
    },
    { within: 30_000 },
  );
  const registrationKey = tokenOf(mail);
  const confirmed = await glue.send('POST', '/customer-confirmation', {
    type: 'customer-confirmation',
    attributes: { registrationKey },
  });
  expect(confirmed.status).toBe(204);
  const loggedIn = await logIn(system, email);
  expect(loggedIn.status).toBe(201);
  const { accessToken, refreshToken } = loggedIn.body?.data?.attributes as {
    accessToken: string;
    refreshToken: string;
  };
  return {
    email,
    reference: registered.body?.data?.id ?? '',
    refreshToken,
    send: (method, path, request = {}) => glue.send(method, path, { ...request, bearer: accessToken }),
  };
}

function logIn(system: System, email: string): Promise<Answer> {
  return glueClient(system.origins).send('POST', '/access-tokens', {
    type: 'access-tokens',
    attributes: { username: email, password },
  });
}

function refresh(system: System, refreshToken: string): Promise<Answer> {
  return glueClient(system.origins).send('POST', '/refresh-tokens', {
    type: 'refresh-tokens',
    attributes: { refreshToken },
  });
}

const address = {
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  address1: 'Invalidenstraße',
  address2: '35',
  zipCode: '10115',
  city: 'Berlin',
  iso2Code: 'DE',
  isDefaultShipping: false,
  isDefaultBilling: false,
};

/** Keeps an address book: the defaults go where they are claimed, and nowhere when their address goes. */
async function keepAddressBook({ reference, send }: Customer): Promise<void> {
  const path = `/customers/${reference}/addresses`;
  const add = (attributes: object): Promise<Answer> =>
    send('POST', path, { type: 'addresses', attributes: { ...address, ...attributes } });
  const home = await add({});
  const work = await add({ city: 'Potsdam', isDefaultBilling: true });
  expect([home.status, work.status]).toEqual([201, 201]);
  expect(home.body?.data?.attributes).toMatchObject({ isDefaultShipping: true, isDefaultBilling: true });
  const one = `${path}/${work.body?.data?.id ?? ''}`;
  expect(work.body?.data?.links?.self).toContain(one);

  const changed = await send('PATCH', one, {
    type: 'addresses',
    attributes: { isDefaultShipping: true },
    headers: { 'Accept-Language': 'de' },
  });
  expect(changed.body?.data?.attributes).toMatchObject({ city: 'Potsdam', country: 'Deutschland' });
  const flags = async (): Promise<unknown[]> => {
    const { body } = await send('GET', path);
    const addresses = body?.data as unknown as { attributes: Record<string, unknown> }[];
    return addresses.map(({ attributes }) => [
      attributes['city'],
      attributes['isDefaultShipping'],
      attributes['isDefaultBilling'],
    ]);
  };
  expect(await flags()).toEqual([
    ['Berlin', false, false],
    ['Potsdam', true, true],
  ]);
  expect((await send('DELETE', one)).status).toBe(204);
  expect(await flags()).toEqual([['Berlin', false, false]]);
  expect((await send('GET', one)).status).toBe(404);
}

/** Deletes a refresh token, which then is dead, and another session's, which is not ours to delete. */
async function deleteRefreshTokens(system: System, customer: Customer): Promise<void> {
  const second = await logIn(system, customer.email);
  const { refreshToken } = second.body?.data?.attributes as { refreshToken: string };
  expect((await customer.send('DELETE', `/refresh-tokens/${customer.refreshToken}`)).status).toBe(204);
  expect((await refresh(system, customer.refreshToken)).status).toBe(401);
  expect((await refresh(system, customer.refreshToken)).status).toBe(401);

  const renewed = await refresh(system, refreshToken);
  expect(renewed.status).toBe(201);
  const { refreshToken: newest } = renewed.body?.data?.attributes as { refreshToken: string };
  expect((await customer.send('DELETE', '/refresh-tokens/mine')).status).toBe(204);
  expect((await refresh(system, newest)).status).toBe(401);
}

/** The whole story: an account is changed, keeps addresses, ends sessions, goes, and its address comes back. */
export async function runAccountStory(system: System, email: string): Promise<{ references: string[] }> {
  const customer = await aLoggedInCustomer(system, email);
  const changed = await customer.send('PATCH', `/customers/${customer.reference}`, {
    type: 'customers',
    attributes: { lastName: 'Byron' },
  });
  expect(changed.body?.data?.attributes).toMatchObject({ firstName: 'Ada', lastName: 'Byron' });
  await keepAddressBook(customer);
  await deleteRefreshTokens(system, customer);
  const back = await goAndComeBack(system, customer);
  return { references: [customer.reference, back.reference] };
}

/** Goes away: the tokens are dead, the address is free, and whoever registers with it is somebody new. */
async function goAndComeBack(system: System, gone: Customer): Promise<Customer> {
  const last = await logIn(system, gone.email);
  const { refreshToken } = last.body?.data?.attributes as { refreshToken: string };
  expect((await gone.send('DELETE', `/customers/${gone.reference}`)).status).toBe(204);
  // A gateway may use an epoch it read up to a second ago (ARCHITECTURE section 3).
  await eventually(async () => expect((await gone.send('GET', '/customers')).status).toBe(401), {
    within: 1500,
  });
  expect((await refresh(system, refreshToken)).status).toBe(401);
  expect((await logIn(system, gone.email)).status).toBe(401);

  const back = await aLoggedInCustomer(system, gone.email);
  const addresses = await back.send('GET', `/customers/${back.reference}/addresses`);
  expect(addresses.body?.data).toEqual([]);
  expect((await back.send('GET', `/customers/${gone.reference}`)).status).toBe(404);
  return back;
}
