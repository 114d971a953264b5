import { login, password, registration, change, rejects, invalid, type GlueCase } from './glue/case.ts';
import { address, addressesCases } from './glue/addresses.cases.ts';
import { customersCases } from './glue/customers.cases.ts';
import { genericCases } from './glue/generic.cases.ts';
import { passwordsCases } from './glue/passwords.cases.ts';
import { tokensCases } from './glue/tokens.cases.ts';
import {
  ada,
  document,
  home,
  jsonApi,
  publicUrl,
  startGateway,
  tokens,
  type TestGateway,
} from './harness.ts';

describe('the contract of Glue', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.stop());
  afterEach(() => gateway.restore());

  const label = ({ method, path, status, name }: GlueCase): string => `${method} ${path} ${status}: ${name}`;
  const cases = [...genericCases, ...customersCases, ...addressesCases, ...tokensCases, ...passwordsCases];

  it.each(cases.map((row) => [label(row), row] as const))('%s', async (_name, row) => {
    row.given?.(gateway);
    const body =
      row.type === undefined ? row.body : (row.body ?? document(row.type ?? '', row.attributes ?? {}));
    const bearer = row.bearer === true ? { Authorization: `Bearer ${await gateway.token()}` } : {};
    const answer = await gateway.send(row.method, `/glue${row.path}`, {
      headers: { ...(row.headers ?? jsonApi), ...bearer },
      ...(body === undefined ? {} : { body }),
    });

    const errors =
      row.errors === undefined ? undefined : (JSON.parse(answer.text) as { errors: unknown }).errors;
    expect({ status: answer.status, errors }).toEqual({ status: row.status, errors: row.errors });
    if (row.status === 204) expect([answer.text, answer.headers['content-type']]).toEqual(['', undefined]);
    else expect(answer.headers['content-type']).toBe('application/vnd.api+json');
    if (row.status === 422) expect(answer.reason).toBe('Unprocessable Content');
    expect(answer.headers['www-authenticate']).toBe(
      row.status === 401 ? 'Bearer realm="Access to shop API"' : undefined,
    );
    expect(answer.headers['retry-after'] === undefined).toBe(row.status !== 503);
    expect(answer.text).not.toMatch(/\.ts|boom|at \w+ \(/);
  });

  const send = (method: string, path: string, body: string, headers = {}): ReturnType<TestGateway['send']> =>
    gateway.send(method, `/glue${path}`, { headers: { ...jsonApi, ...headers }, body });

  it('renders a registration', async () => {
    const body = document('customers', { ...registration, dateOfBirth: null });
    const answer = await send('POST', '/customers', body, { 'Accept-Language': 'de-AT,de;q=0.9' });
    const { salutation, firstName, lastName, gender, email } = registration;
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        type: 'customers',
        id: 'customer--7',
        attributes: {
          ...{ salutation, firstName, lastName, gender, email },
          dateOfBirth: null,
          acceptedTerms: true,
          confirmPassword: null,
          createdAt: '2026-01-31 09:05:07.123000',
          updatedAt: '2026-02-01 00:00:00.000000',
        },
        links: { self: `${publicUrl}/glue/customers/customer--7` },
      },
    });
    const { confirmPassword: _, ...asked } = registration;
    const request = expect.objectContaining({
      ...asked,
      locale: 'de_DE',
      store: 'DE',
      dateOfBirth: '',
    }) as object;
    expect(gateway.calls).toEqual([{ rpc: 'RegisterCustomer', request }]);
  });

  it('renders the own customer alone and as a collection', async () => {
    const headers = { Accept: '*/*', Authorization: `Bearer ${await gateway.token()}` };
    const read = async (path: string): Promise<{ data: unknown }> =>
      JSON.parse((await gateway.send('GET', path, { headers })).text) as { data: unknown };
    const one = await read('/glue/customers/customer--7');
    expect(one.data).toMatchObject({
      type: 'customers',
      id: 'customer--7',
      links: { self: `${publicUrl}/glue/customers/customer--7` },
    });
    expect(await read('/glue/customers')).toEqual({
      data: [one.data],
      links: { self: `${publicUrl}/glue/customers` },
    });
  });

  it.each([
    ['access-tokens', login],
    ['refresh-tokens', { refreshToken: 's.x' }],
  ])('renders %s', async (type, attributes) => {
    const answer = await send('POST', `/${type}`, document(type, attributes), { 'User-Agent': 'app/1' });
    const { accessToken, refreshToken, expiresIn } = tokens;
    expect(JSON.parse(answer.text)).toEqual({
      data: {
        type,
        id: null,
        attributes: { tokenType: 'Bearer', expiresIn, accessToken, refreshToken, idCompanyUser: null },
        links: { self: `${publicUrl}/glue/${type}` },
      },
    });
    const idCompanyUser = '01c01957-4fa0-543a-92ed-b15b0a98d480';
    const acting = { tokens: { ...tokens, companyUserId: idCompanyUser } };
    gateway.identity.Authenticate = () => Promise.resolve(acting);
    gateway.identity.RefreshSession = () => Promise.resolve(acting);
    expect(JSON.parse((await send('POST', `/${type}`, document(type, attributes))).text)).toMatchObject({
      data: { attributes: { idCompanyUser } },
    });
    expect(gateway.calls[0]?.request).toMatchObject({
      client: { address: '127.0.0.1', userAgent: 'app/1', requestId: answer.headers['x-request-id'] },
    });
  });

  it('renders addresses, their country in the language asked for', async () => {
    const headers = {
      Accept: '*/*',
      'Accept-Language': 'de',
      Authorization: `Bearer ${await gateway.token()}`,
    };
    const self = `${publicUrl}/glue/customers/customer--7/addresses`;
    const read = async (path: string): Promise<unknown> =>
      JSON.parse((await gateway.send('GET', path, { headers })).text);
    const { addressId, ...attributes } = home;
    const data = {
      type: 'addresses',
      id: addressId,
      attributes: { ...attributes, address3: null, company: null, phone: null, country: 'Deutschland' },
      links: { self: `${self}/${addressId}` },
    };
    expect(await read('/glue/customers/customer--7/addresses')).toEqual({ data: [data], links: { self } });
    expect(await read(`/glue/customers/customer--7/addresses/${addressId}`)).toEqual({ data });
  });

  it('makes a wish of another address: a session is proof enough, a taken one is told', async () => {
    const headers = { Authorization: `Bearer ${await gateway.token()}`, 'Accept-Language': 'de' };
    const change = document('customers', { email: 'new@example.com' });
    const answer = await send('PATCH', '/customers/customer--7', change, headers);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { attributes: { email: ada.email } } });
    expect(gateway.calls.find(({ rpc }) => rpc === 'RequestEmailChange')?.request).toEqual({
      ...{ customerId: ada.customerId, newLogin: 'new@example.com', locale: 'de_DE' },
      ...{ password: '', withoutPassword: true, disclose: true },
    });
  });

  it('hands on what is given of a change and nothing else', async () => {
    const headers = { Authorization: `Bearer ${await gateway.token()}` };
    const change = { lastName: 'Byron', phone: null, password, confirmPassword: password, id: 'x' };
    await send('PATCH', '/customers/customer--7', document('customers', change), headers);
    const path = '/customers/customer--7/addresses';
    const { customerId } = ada;
    await send('POST', path, document('addresses', address), headers);
    await send(
      'PATCH',
      `${path}/x`,
      document('addresses', { company: null, isDefaultBilling: true }),
      headers,
    );
    expect(gateway.calls.filter(({ rpc }) => rpc !== 'GetEpochs')).toEqual([
      {
        rpc: 'UpdateCustomer',
        request: { customerId, lastName: 'Byron', _lastName: 'lastName', phone: '', _phone: 'phone' },
      },
      {
        rpc: 'AddAddress',
        request: { ...address, customerId, address3: '', company: '', phone: '' },
      },
      {
        rpc: 'UpdateAddress',
        request: {
          customerId,
          addressId: 'x',
          company: '',
          _company: 'company',
          isDefaultBilling: true,
          isDefaultShipping: false,
        },
      },
    ]);
  });

  it('hands the names to the policy when a password is changed', async () => {
    await send('PATCH', '/customer-password/customer--7', document('customer-password', change), {
      Authorization: `Bearer ${await gateway.token()}`,
    });
    const request = expect.objectContaining({
      customerId: ada.customerId,
      currentPassword: change.password,
      newPassword: password,
      contextWords: ['Ada', 'Lock'],
    }) as object;
    expect(gateway.calls.at(-1)).toEqual({ rpc: 'ChangePassword', request });
  });

  it('answers known and unknown addresses with the same bytes', async () => {
    const ask = async (email: string): Promise<unknown> => {
      const type = 'customer-forgotten-password';
      const { headers: _, ...answer } = await send('POST', `/${type}`, document(type, { email }));
      const varies = (at: number): boolean =>
        ['Date', 'X-Request-Id'].includes(answer.rawHeaders[at - 1] ?? '');
      return { ...answer, rawHeaders: answer.rawHeaders.map((value, at) => (varies(at) ? '-' : value)) };
    };
    expect(await ask('ada@example.com')).toEqual(await ask('nobody@example.org'));
  });
});

describe('switches of Glue', () => {
  const started: TestGateway[] = [];
  const start = async (env: Record<string, string>): Promise<TestGateway> => {
    const gateway = await startGateway({ env });
    started.push(gateway);
    return gateway;
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map((gateway) => gateway.stop()));
  });
  const register = (gateway: TestGateway, secret = password): ReturnType<TestGateway['send']> =>
    gateway.send('POST', '/glue/customers', {
      headers: jsonApi,
      body: document('customers', { ...registration, password: secret, confirmPassword: secret }),
    });

  it('asks for the mix of characters and other lengths when told to', async () => {
    const gateway = await start({ GLUE_PASSWORD_COMPOSITION: 'on', PASSWORD_MIN_LENGTH: '15' });
    const tooShort = 'This value is too short. It should have 15 characters or more.';
    expect(JSON.parse((await register(gateway, 'winding-staircase-41')).text)).toEqual({
      errors: invalid('password => This value is not valid.'),
    });
    expect(JSON.parse((await register(gateway, 'Winding-stair1')).text)).toEqual({
      errors: invalid(`password => ${tooShort}`, `confirmPassword => ${tooShort}`),
    });
    expect((await register(gateway, 'Winding-staircase-41')).status).toBe(201);
  });

  it('takes a current password as long as a new one may be', async () => {
    const gateway = await start({ PASSWORD_MAX_LENGTH: '200' });
    const changeFrom = async (length: number): Promise<number> => {
      const Authorization = `Bearer ${await gateway.token()}`;
      const body = document('customer-password', { ...change, password: 'x'.repeat(length) });
      const headers = { ...jsonApi, Authorization };
      return (await gateway.send('PATCH', '/glue/customer-password/customer--7', { headers, body })).status;
    };
    expect([await changeFrom(200), await changeFrom(201)]).toEqual([204, 422]);
  });

  it('discloses nothing at registration when told to', async () => {
    const gateway = await start({ REGISTRATION_DISCLOSES: 'off' });
    const fresh = await register(gateway);
    gateway.customer.RegisterCustomer = rejects('login_taken');
    const taken = await register(gateway);
    expect([fresh.status, taken.status]).toEqual([202, 202]);
    expect(taken.text).toBe(fresh.text);
    expect(fresh.text).not.toContain('customer--7');
  });
});
