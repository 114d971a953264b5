import {
  breaks,
  change,
  customer,
  done,
  error,
  identity,
  invalid,
  password,
  patch,
  post,
  refused,
  rejects,
  restore,
  text,
  type ExpectedError,
  type GlueCase,
  type GlueRequest,
} from './case.ts';

const changed = (attributes: Record<string, unknown> = {}, id = '/customer--7'): GlueRequest =>
  patch('customer-password', id, { ...change, ...attributes });
const restored = (attributes: Record<string, unknown> = {}): GlueRequest =>
  patch('customer-restore-password', '/any', { ...restore, ...attributes });
const forget = (email: unknown): GlueRequest => post('customer-forgotten-password', { email });
const confirm = post('customer-confirmation', { registrationKey: 'k' });

const bearer = { bearer: true } as const;
const gone = error(404, '402', 'Customer not found.');
const foreign = error(403, '411', 'Unauthorized request.');
const differ = (field: string): ExpectedError[] =>
  error(422, '406', `Value in field ${field} should be identical to value in the confirmPassword field.`);
const labels = ['b', 'c', 'd', 'e'].map((letter) => letter.repeat(60)).join('.');

const policy: GlueCase[] = (
  [
    ['min_length', '418', 'The password is too short.'],
    ['max_length', '419', 'The password is too long.'],
    ['character_set', '420', 'The password character set is invalid.'],
    ['sequence', '421', 'The password contains sequence of the same character.'],
    ['common', '422', 'The password is listed as common.'],
  ] as const
).flatMap(([rule, code, detail]) => [
  refused(`policy ${rule}`, changed(), error(400, code, detail), {
    ...bearer,
    ...identity('ChangePassword', breaks(rule)),
  }),
  refused(`policy ${rule}`, restored(), error(400, code, detail), identity('RestorePassword', breaks(rule))),
]);

export const passwordsCases: GlueCase[] = [
  ...policy,
  done('changed', changed(), 204, bearer),
  done('customer is away', changed(), 204, { ...bearer, ...customer('GetCustomer', rejects('unavailable')) }),
  refused('customer gone', changed(), gone, {
    ...bearer,
    ...customer('GetCustomer', rejects('customer_not_found')),
  }),
  refused('credential gone', changed(), gone, {
    ...bearer,
    ...identity('ChangePassword', rejects('credential_not_found')),
  }),
  refused('somebody else', changed({}, '/customer--8'), foreign, bearer),
  refused('411 before 406', changed({ confirmPassword: `${password}!` }, '/customer--8'), foreign, bearer),
  refused(
    '901 before 411',
    changed({ password: null }, '/customer--8'),
    invalid(`password => ${text.blank}`),
    bearer,
  ),
  refused(
    'token before 901',
    patch('customer-password', '/customer--7', {}),
    error(403, '002', 'Missing access token.'),
  ),
  refused('passwords differ', changed({ confirmPassword: `${password}!` }), differ('newPassword'), bearer),
  refused(
    'violations',
    changed({ password: 'x'.repeat(129), newPassword: 'short', confirmPassword: undefined }),
    invalid(
      `password => ${text.tooLong}`,
      `newPassword => ${text.tooShort}`,
      `confirmPassword => ${text.missing}`,
    ),
    bearer,
  ),
  refused('current one wrong', changed(), error(400, '408', 'Invalid password'), {
    ...bearer,
    ...identity('ChangePassword', rejects('current_password_wrong')),
  }),

  done('asked', forget('nobody@example.com'), 204),
  refused('nonsense', forget('nonsense'), invalid(`email => ${text.noEmail}`)),
  refused('blank', forget(''), invalid(`email => ${text.blank}`)),
  refused('missing', forget(undefined), invalid(`email => ${text.missing}`)),
  refused(
    'too long',
    forget(`a@${labels}.${'f'.repeat(20)}`),
    invalid('email => This value is too long. It should have 255 characters or less.'),
  ),
  refused(
    'backlog full',
    forget('a@b.example'),
    error(503, '', text.shed),
    identity('RequestReset', rejects('overloaded')),
  ),
  refused(
    'refused by identity',
    forget('a@b.example'),
    invalid(`email => ${text.noEmail}`),
    identity('RequestReset', rejects('invalid_input', { fields: [{ field: 'login', rule: 'too_big' }] })),
  ),

  done('restored', restored(), 204),
  refused('passwords differ', restored({ confirmPassword: `${password}!` }), differ('password')),
  refused(
    'violations',
    patch('customer-restore-password', '/any', {}),
    invalid(
      ...['restorePasswordKey', 'password', 'confirmPassword'].map((field) => `${field} => ${text.missing}`),
    ),
  ),
  refused(
    'key unknown or used',
    restored(),
    error(422, '415', 'Restore password key is not valid.'),
    identity('RestorePassword', rejects('link_invalid')),
  ),
  refused(
    'key expired',
    restored(),
    error(400, '407', 'Failed to change password.'),
    identity('RestorePassword', rejects('link_expired')),
  ),

  done('confirmed', confirm, 204),
  refused('missing', post('customer-confirmation', {}), invalid(`registrationKey => ${text.missing}`)),
  refused(
    'blank',
    post('customer-confirmation', { registrationKey: '' }),
    invalid(`registrationKey => ${text.blank}`),
  ),
  ...(['link_invalid', 'link_expired'] as const).map((code) =>
    refused(
      code,
      confirm,
      error(422, '423', 'This email confirmation code is invalid or has been already used.'),
      identity('ConfirmRegistration', rejects(code)),
    ),
  ),
];
