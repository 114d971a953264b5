import { ada } from '../harness.ts';
import {
  breaks,
  customer,
  done,
  error,
  get,
  invalid,
  patch,
  password,
  post,
  refused,
  registration,
  rejects,
  remove,
  text,
  type GlueCase,
  type GlueRequest,
} from './case.ts';

const register = (attributes: Record<string, unknown>): GlueRequest =>
  post('customers', { ...registration, ...attributes });
const twice = (value: string): GlueRequest => register({ password: value, confirmPassword: value });
const mine = `/customers/${ada.customerReference}`;
const change = (attributes: Record<string, unknown>): GlueRequest =>
  patch('customers', `/${ada.customerReference}`, attributes);
const mineToo = { bearer: true } as const;
const unauthorized = error(403, '411', 'Unauthorized request.');
const notFound = error(404, '402', 'Customer not found.');
const required = [
  'email',
  'salutation',
  'firstName',
  'lastName',
  'gender',
  'password',
  'confirmPassword',
  'acceptedTerms',
];
const taken =
  'This email address cannot be used for a new account. If it is yours, log in or ask for a password reset link; if you have just registered, please check your e-mail.';

const wrong = {
  email: 'nonsense',
  salutation: 'Sir',
  firstName: '',
  lastName: 'x'.repeat(101),
  gender: 'f',
  password: 'short',
  confirmPassword: 'x'.repeat(129),
  acceptedTerms: false,
  dateOfBirth: '2026-02-30',
};
const wrongInOrder = invalid(
  `email => ${text.noEmail}`,
  `salutation => ${text.noChoice}`,
  `firstName => ${text.blank}`,
  'lastName => This value is too long. It should have 100 characters or less.',
  `gender => ${text.noChoice}`,
  `password => ${text.tooShort}`,
  `confirmPassword => ${text.tooLong}`,
  'acceptedTerms => This value should be true.',
  'dateOfBirth => This value is not a valid date.',
);

export const customersCases: GlueCase[] = [
  done('registered', register({}), 201),
  done('with what is optional', register({ dateOfBirth: '1815-12-10', phone: '+44 1' }), 201),
  done('optional and null', register({ dateOfBirth: null, phone: null }), 201),
  done('12 code points in 24 units', twice('🔑🗝🚪🏠🐈🐕🌳🌲🍎🍐🍋🍊'), 201),
  done('128 characters', twice('ä'.repeat(128)), 201),
  refused(
    '11 code points',
    twice('🔑'.repeat(11)),
    invalid(`password => ${text.tooShort}`, `confirmPassword => ${text.tooShort}`),
  ),
  refused(
    'nothing given',
    post('customers', {}),
    invalid(...required.map((field) => `${field} => ${text.missing}`)),
  ),
  refused('everything wrong', post('customers', wrong), wrongInOrder),
  refused(
    'two violations of one field',
    register({ gender: '', password: '' }),
    invalid(
      `gender => ${text.blank}`,
      `gender => ${text.noChoice}`,
      `password => ${text.blank}`,
      `password => ${text.tooShort}`,
    ),
  ),
  refused(
    'half a character',
    register({ password: `${password}\ud800` }),
    invalid(`password => ${text.notValid}`),
  ),
  refused(
    'a line break in a name',
    register({ firstName: 'Ada\r\nBcc: x' }),
    invalid(`firstName => ${text.notValid}`),
  ),
  refused(
    'passwords differ',
    register({ confirmPassword: `${password}!` }),
    error(422, '406', 'Value in field password should be identical to value in the confirmPassword field.'),
  ),
  refused(
    'address too long',
    register({ email: `${'a'.repeat(60)}@${'b'.repeat(40)}.example` }),
    error(422, '417', 'Email is too long. It should have 100 characters or less.'),
  ),
  refused(
    'faults that customer finds',
    register({}),
    [...invalid(`dateOfBirth => ${text.notValid}`), ...error(422, '416', 'Invalid Email address format.')],
    customer(
      'RegisterCustomer',
      rejects('invalid_input', {
        fields: [
          { field: 'dateOfBirth', rule: 'x' },
          { field: 'email', rule: 'format' },
        ],
      }),
    ),
  ),
  refused(
    'address taken',
    register({}),
    error(422, '400', taken),
    customer('RegisterCustomer', rejects('login_taken')),
  ),
  refused(
    'policy',
    register({}),
    error(400, '418', 'The password is too short.'),
    customer('RegisterCustomer', breaks('min_length')),
  ),
  refused(
    'several rules broken',
    register({}),
    [
      ...error(400, '422', 'The password is listed as common.'),
      ...error(400, '421', 'The password contains sequence of the same character.'),
    ],
    customer('RegisterCustomer', breaks('context_word', 'repeats', 'sequence')),
  ),
  refused(
    'overloaded',
    register({}),
    error(503, '', text.shed),
    customer('RegisterCustomer', rejects('overloaded', { retryAfterSeconds: 7 })),
  ),

  done('own list', get('/customers'), 200, { bearer: true }),
  done('own, by reference', get(mine), 200, { bearer: true }),
  refused('somebody else', get('/customers/customer--8'), notFound, { bearer: true }),
  refused('gone', get('/customers'), notFound, {
    bearer: true,
    ...customer('GetCustomer', rejects('customer_not_found')),
  }),
  refused('no token', get('/customers'), error(403, '002', 'Missing access token.')),
  refused('no token, by reference', get(mine), error(403, '002', 'Missing access token.')),

  done(
    'changed',
    change({ firstName: 'Augusta', gender: 'Female', dateOfBirth: '1815-12-10' }),
    200,
    mineToo,
  ),
  done('changed: nothing', change({}), 200, mineToo),
  done('passwords are dropped', change({ password, confirmPassword: password }), 200, mineToo),
  done('with the own address', change({ email: 'ADA@example.com', lastName: 'Byron' }), 200, mineToo),
  done('another address', change({ email: 'new@example.com' }), 200, mineToo),
  refused(
    'another address that is taken',
    change({ email: 'new@example.com', lastName: 'Byron' }),
    error(422, '400', taken),
    {
      ...mineToo,
      given: (gateway) => {
        gateway.owner.RequestEmailChange = rejects('login_taken');
        gateway.customer.UpdateCustomer = rejects('internal');
      },
    },
  ),
  refused(
    'another address that customer would refuse',
    change({ email: 'ä@example.com' }),
    error(422, '416', 'Invalid Email address format.'),
    {
      ...mineToo,
      given: (gateway) => {
        gateway.owner.RequestEmailChange = rejects('invalid_input', {
          fields: [{ field: 'newLogin', rule: 'format' }],
        });
      },
    },
  ),
  refused(
    'an address too long',
    change({ email: `${'a'.repeat(60)}@${'b'.repeat(40)}.example` }),
    error(422, '417', 'Email is too long. It should have 100 characters or less.'),
    mineToo,
  ),
  done('phone taken away', change({ phone: null }), 200, mineToo),
  refused(
    'blank and wrong',
    change({
      email: '',
      salutation: 'Sir',
      firstName: null,
      gender: '',
      dateOfBirth: '2026-13-01',
      password: 'x',
    }),
    invalid(
      `email => ${text.blank}`,
      `salutation => ${text.noChoice}`,
      `firstName => ${text.blank}`,
      `gender => ${text.blank}`,
      `gender => ${text.noChoice}`,
      `password => ${text.tooShort}`,
      'dateOfBirth => This value is not a valid date.',
    ),
    mineToo,
  ),
  refused(
    'other passwords',
    change({ password }),
    error(422, '406', 'Value in field password should be identical to value in the confirmPassword field.'),
    mineToo,
  ),
  refused(
    'a day that has not come',
    change({ dateOfBirth: '2999-01-01' }),
    invalid(`dateOfBirth => ${text.notValid}`),
    {
      ...mineToo,
      ...customer(
        'UpdateCustomer',
        rejects('invalid_input', { fields: [{ field: 'dateOfBirth', rule: 'not-in-future' }] }),
      ),
    },
  ),
  refused('somebody else’s', patch('customers', '/customer--8', {}), unauthorized, mineToo),
  refused(
    'somebody else’s, and wrong',
    patch('customers', '/customer--8', { gender: 'x' }),
    invalid(`gender => ${text.noChoice}`),
    mineToo,
  ),
  refused('no id', patch('customers', '', {}), error(400, '', 'Resource id is not specified.'), mineToo),
  done('anonymised', remove(mine), 204, mineToo),
  done('anonymised, with a content type and no body', remove(mine), 204, { ...mineToo, body: '' }),
  refused('somebody else’s to delete', remove('/customers/customer--8'), unauthorized, mineToo),
  refused('nobody to delete', remove('/customers'), error(400, '', 'Resource id is not specified.'), mineToo),
  refused('deleted without a token', remove(mine), error(403, '002', 'Missing access token.')),
  refused('gone when deleted', remove(mine), notFound, {
    ...mineToo,
    ...customer('AnonymiseCustomer', rejects('customer_not_found')),
  }),
  refused('changed without a token', change({}), error(403, '002', 'Missing access token.')),
  ...['Bearer a.b.c', 'Bearer', 'Basic YTpi', 'Bearer a.b.c d', `Bearer ${'x'.repeat(6000)}.y.z`].map(
    (authorization) =>
      refused(
        `token ${authorization.slice(0, 20)}`,
        get('/customers'),
        error(401, '001', 'Invalid access token.'),
        {
          headers: { Accept: '*/*', Authorization: authorization },
        },
      ),
  ),
];
