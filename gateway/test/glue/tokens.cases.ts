import {
  done,
  error,
  identity,
  invalid,
  login,
  post,
  refused,
  remove,
  rejects,
  text,
  type GlueCase,
} from './case.ts';

const logIn = post('access-tokens', login);
const refresh = post('refresh-tokens', { refreshToken: 's.x' });
const failed = error(401, '003', 'Failed to authenticate user.');
const notRefreshed = error(401, '004', 'Failed to refresh token.');
const boom = (): Promise<never> => Promise.reject(new Error('boom at /srv/x.ts'));
const tooLong = rejects('invalid_input', { fields: [{ field: 'refreshToken', rule: 'too_big' }] });

export const tokensCases: GlueCase[] = [
  done('logged in', logIn, 201),
  refused('refused', logIn, failed, identity('Authenticate', rejects('authentication_failed'))),
  refused(
    'violations',
    post('access-tokens', { username: 'nobody', password: '' }),
    invalid(`username => ${text.noEmail}`, `password => ${text.blank}`),
  ),
  refused(
    'nothing',
    post('access-tokens', {}),
    invalid(`username => ${text.missing}`, `password => ${text.missing}`),
  ),
  refused('overloaded', logIn, error(503, '', text.shed), identity('Authenticate', rejects('overloaded'))),
  refused(
    'a failure of ours',
    logIn,
    error(500, '', 'Something went wrong on our side.'),
    identity('Authenticate', boom),
  ),
  done('refreshed', refresh, 201),
  refused(
    'refresh refused',
    refresh,
    notRefreshed,
    identity('RefreshSession', rejects('refresh_token_invalid')),
  ),
  refused('too long for identity', refresh, notRefreshed, identity('RefreshSession', tooLong)),
  done('deleted', remove('/refresh-tokens/s.x'), 204, { bearer: true }),
  done('all deleted', remove('/refresh-tokens/mine'), 204, { bearer: true }),
  done('nobody’s', remove('/refresh-tokens/s.x'), 204, {
    bearer: true,
    given: (gateway) => (gateway.identity.EndSession = () => Promise.resolve({ ended: false })),
  }),
  done('too long to be ours', remove(`/refresh-tokens/${'x'.repeat(2000)}`), 204, {
    bearer: true,
    ...identity('EndSession', boom),
  }),
  done('with a content type and no body', remove('/refresh-tokens/mine'), 204, { bearer: true, body: '' }),
  refused('no id', remove('/refresh-tokens'), error(400, '', 'Resource id is not specified.'), {
    bearer: true,
  }),
  refused('no bearer', remove('/refresh-tokens/s.x'), error(403, '002', 'Missing access token.')),
  refused('blank', post('refresh-tokens', { refreshToken: '' }), invalid(`refreshToken => ${text.blank}`)),
];
