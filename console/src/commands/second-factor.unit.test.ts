import { runAgainst } from '../../test/run-against.ts';

const enrolled = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Latchkey:ada?secret=JBSWY3DPEHPK3PXP' };
const recoveryCodes = ['aaaa-bbbb', 'cccc-dddd'];
const wrong = { status: 422, body: { title: 'This code is wrong.', code: 'second_factor_wrong' } };
const enrolling = {
  'POST /totp': [{ body: enrolled }],
  'POST /totp/confirm': [wrong, { body: { recoveryCodes } }],
};

describe('second-factor:enrol', () => {
  it('shows the secret to whoever says so, and asks for a code again when it was mistyped', async () => {
    const answers = ['y', 'my password', '000000', '123456'];
    const { code, out, asked, sent } = await runAgainst(enrolling, ['second-factor:enrol'], { answers });
    expect(code).toBe(0);
    expect(asked).toEqual([
      'The secret for your app will be on this screen. Show it? [y/N] ',
      '*Your password: ',
      '*A code of your app: ',
      '*A code of your app: ',
    ]);
    expect(out).toBe(
      `Secret                  ${enrolled.secret}\nThe same for a QR code  ${enrolled.uri}\naaaa-bbbb\ncccc-dddd\n`,
    );
    expect(sent.map(({ call, body }) => [call, body])).toEqual([
      ['POST /totp', { currentPassword: 'my password' }],
      ['POST /totp/confirm', { code: '000000' }],
      ['POST /totp/confirm', { code: '123456' }],
    ]);
  });

  it('makes no secret when nobody says that it may be shown', async () => {
    const no = await runAgainst(enrolling, ['second-factor:enrol'], { answers: ['n'] });
    expect(no).toMatchObject({ code: 6, out: '', sent: [] });
    const script = await runAgainst(enrolling, ['second-factor:enrol', '--stdin'], {
      lines: ['my password'],
    });
    expect(script).toMatchObject({ code: 6, out: '', sent: [] });
  });

  it('hands a script the secret and the codes as lines of JSON, and gives it one try', async () => {
    const line = ['second-factor:enrol', '--show', '--stdin', '--json'];
    const lines = ['my password', '123456'];
    const right = { ...enrolling, 'POST /totp/confirm': [{ body: { recoveryCodes } }] };
    const done = await runAgainst(right, line, { lines });
    expect(
      done.out
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as unknown),
    ).toEqual([enrolled, { recoveryCodes }]);
    const failed = await runAgainst(enrolling, line, { lines });
    expect([failed.code, failed.sent]).toMatchObject([2, { length: 2 }]);
  });
});

it('second-factor:codes makes the old ones void only after a yes', async () => {
  const answers = { 'POST /totp/recovery-codes': [{ body: { recoveryCodes } }] };
  const asking = await runAgainst(answers, ['second-factor:codes'], { answers: ['y', 'my password'] });
  expect(asking).toMatchObject({ code: 0, out: 'aaaa-bbbb\ncccc-dddd\n' });
  expect(await runAgainst(answers, ['second-factor:codes'])).toMatchObject({ code: 6, sent: [] });
});
