import type { NodemailerError } from 'nodemailer';
import { outcomeOfFailure, scrubAnswer, type Progress } from './smtp-outcome.ts';

const failure = (fields: Partial<NodemailerError>): NodemailerError =>
  Object.assign(new Error(fields.response ?? 'it broke'), fields);
const answered = (responseCode: number, command: string, code = 'EENVELOPE'): NodemailerError =>
  failure({
    code,
    command,
    responseCode,
    permanent: responseCode >= 500 && responseCode !== 503,
    response: `${responseCode} text`,
  });

describe('outcomeOfFailure', () => {
  it.each<[string, NodemailerError, Progress, string]>([
    ['550 to the recipient', answered(550, 'RCPT TO'), 'begun', 'refused'],
    ['554 to the data', answered(554, 'DATA', 'EMESSAGE'), 'complete', 'refused'],
    ['450 to the recipient', answered(450, 'RCPT TO'), 'begun', 'deferred'],
    ['452 to the data', answered(452, 'DATA', 'EMESSAGE'), 'complete', 'deferred'],
    ['503 to the data', answered(503, 'DATA', 'EMESSAGE'), 'complete', 'deferred'],
    ['421 to the recipient', answered(421, 'RCPT TO'), 'begun', 'unreachable'],
    ['550 to the sender, which is us', answered(550, 'MAIL FROM'), 'begun', 'unreachable'],
    ['530 login required', answered(530, 'MAIL FROM'), 'begun', 'unreachable'],
    ['535 wrong login', answered(535, 'AUTH PLAIN', 'EAUTH'), 'not-begun', 'unreachable'],
    ['554 for a greeting', answered(554, 'CONN', 'EPROTOCOL'), 'not-begun', 'unreachable'],
    ['no connection', failure({ code: 'ESOCKET', command: 'CONN' }), 'not-begun', 'unreachable'],
    ['no STARTTLS', failure({ code: 'ETLS', command: 'STARTTLS' }), 'not-begun', 'unreachable'],
    ['silence before the data', failure({ code: 'ETIMEDOUT', command: 'CONN' }), 'begun', 'interrupted'],
    [
      'cut before the end of the data',
      failure({ code: 'ECONNECTION', command: 'CONN' }),
      'begun',
      'interrupted',
    ],
    ['cut after the data', failure({ code: 'ECONNECTION', command: 'CONN' }), 'complete', 'unknown'],
    ['silence after the data', failure({ code: 'ETIMEDOUT', command: 'CONN' }), 'complete', 'unknown'],
    ['aborted after the data', failure({ code: 'EABORT' }), 'complete', 'unknown'],
    ['an address nodemailer refuses', failure({ code: 'EENVELOPE', command: 'API' }), 'begun', 'refused'],
  ])('%s', (_, error, progress, kind) => {
    expect(outcomeOfFailure(error, progress, 'ada@shop.example').kind).toBe(kind);
  });
});

describe('scrubAnswer', () => {
  it.each([
    ['550 5.1.1 <ada@shop.example>: unknown', '550 5.1.1 [address] unknown'],
    ['550 user ada unknown', '550 user [address] unknown'],
    ['550 adamant ADA.', '550 adamant [address].'],
    ['554 spam: https://shop.example/account/restore?token=abc', '554 spam: [link]'],
    [`554 id ${'x'.repeat(43)}`, '554 id [token]'],
    ['450 try\r\nlater', '450 try later'],
  ])('%j becomes %j', (answer, expected) => {
    expect(scrubAnswer(answer, 'ada@shop.example')).toBe(expected);
  });

  it('cuts what is long', () => {
    expect(scrubAnswer('no '.repeat(1000), 'ada@shop.example')).toHaveLength(200);
  });
});
