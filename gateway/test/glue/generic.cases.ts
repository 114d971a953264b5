import { jsonApi } from '../harness.ts';
import {
  done,
  error,
  get,
  headers,
  login,
  patch,
  post,
  refused,
  restore,
  change,
  type GlueCase,
} from './case.ts';

const logIn = post('access-tokens', login);
const forget = post('customer-forgotten-password', { email: 'ada@example.com' });
const notAcceptable = error(406, '', 'Not acceptable.');
const unsupported = error(415, '', 'Unsupported media type.');
const invalidType = error(400, '', 'Invalid type.');
const invalidData = error(400, '', 'Post data is invalid.');
const noId = error(400, '', 'Resource id is not specified.');
const both = error(
  400,
  '005',
  "Headers request error. A user can't act as logged and not logged user at the same time.",
);

/** What holds for every route (reference/spryker.md, 1.1), shown on one or two of them. */
export const genericCases: GlueCase[] = [
  refused('no Accept', logIn, notAcceptable, { headers: { 'Content-Type': 'application/json' } }),
  refused('Accept text/html', logIn, notAcceptable, headers({ Accept: 'text/html' })),
  refused('Accept of weight 0', logIn, notAcceptable, headers({ Accept: 'application/json;q=0' })),
  refused('406 before 415', logIn, notAcceptable, { headers: { 'Content-Type': 'text/plain' } }),
  done('Accept with a version', logIn, 201, headers({ Accept: 'application/vnd.api+json; version=1.0' })),
  done('Accept anything', logIn, 201, headers({ Accept: 'text/html, */*;q=0.1' })),
  done('JSON both ways', logIn, 201, {
    headers: { Accept: 'application/json', 'Content-Type': 'application/json; charset=UTF-8' },
  }),
  refused('text/plain', logIn, unsupported, headers({ 'Content-Type': 'text/plain' })),
  refused('no Content-Type', logIn, unsupported, { headers: { Accept: '*/*' } }),
  refused('UTF-16', logIn, unsupported, headers({ 'Content-Type': 'application/json; charset=utf-16' })),
  refused('compressed', logIn, unsupported, headers({ 'Content-Encoding': 'gzip' })),
  refused('another type', { ...logIn, type: 'customers' }, invalidType),
  refused('an empty type', { ...logIn, type: '' }, invalidType),
  refused('a type of another kind', logIn, invalidType, {
    body: '{"data":{"type":["access-tokens"],"attributes":{}}}',
  }),
  refused('no type', logIn, invalidData, { body: JSON.stringify({ data: { attributes: login } }) }),
  refused('no attributes', logIn, invalidData, { body: '{"data":{"type":"access-tokens"}}' }),
  refused('no data', logIn, invalidData, { body: '{}' }),
  refused('no body', logIn, invalidData, { body: '' }),
  refused('type before id', { ...patch('customer-password', '', change), type: 'x' }, invalidType),
  refused('id before token', patch('customer-password', '', change), noId),
  refused('no id but a slash', patch('customer-restore-password', '/', restore), noId),
  refused(
    'guest and token',
    forget,
    both,
    headers({ Authorization: 'Bearer x', 'X-Anonymous-Customer-Unique-Id': 'g' }),
  ),
  done('guest alone', forget, 204, headers({ 'X-Anonymous-Customer-Unique-Id': 'g' })),
  refused(
    'a bad token where none is needed',
    logIn,
    error(401, '001', 'Invalid access token.'),
    headers({ Authorization: 'Bearer x' }),
  ),
  done('fields we do not know', post('access-tokens', { ...login, extra: { $gt: '' } }), 201),
  refused('unknown route', get('/nothing-here'), error(404, '', 'Not found.')),
  refused('another method', { method: 'DELETE', path: '/access-tokens' }, error(404, '', 'Not found.')),
  refused(
    'a path that cannot be decoded',
    get('/customers/%E0%A4%A'),
    error(400, '', 'The request is malformed.'),
    {
      headers: { Accept: jsonApi.Accept },
    },
  ),
];
