import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { freePorts } from '@latchkey/testkit';

const script = join(import.meta.dirname, '../../docs/asyncapi/request-campaign.mjs');

/** docs/asyncapi/request-campaign.mjs, as an operator starts it; with a broker it is tested in rabbitmq-users. */
const run = (args: string[], env: Record<string, string>): Promise<{ code: unknown; error: string }> =>
  new Promise((resolve) => {
    const options = { env: { PATH: process.env['PATH'], ...env }, timeout: 20_000 };
    execFile(process.execPath, [script, ...args], options, (failed, _out, error) =>
      resolve({ code: failed?.code, error }),
    );
  });

describe('the script that asks for a campaign', () => {
  it('says what is wrong in one line, and repeats no password', async () => {
    const [port] = await freePorts(1);
    const url = `amqp://operator:secret@127.0.0.1:${port}/latchkey`;
    const tries: [string[], Record<string, string>, number, RegExp][] = [
      [['{"audience":"everybody"}'], {}, 2, /^AMQP_URL is expected.*\n$/],
      [['audience'], { AMQP_URL: url }, 2, /^The campaign is expected as JSON.*\n$/],
      [[], { AMQP_URL: url }, 2, /^The campaign is expected as JSON.*\n$/],
      [
        ['{"audience":"everybody"}'],
        { AMQP_URL: url },
        1,
        /^Campaign \S+ is not asked for: .*ECONNREFUSED.*\n$/,
      ],
    ];
    const ran = await Promise.all(tries.map(([args, env]) => run(args, env)));
    for (const [at, [, , code, sentence]] of tries.entries()) {
      expect(ran[at]).toEqual({ code, error: expect.stringMatching(sentence) as string });
      expect(ran[at]?.error).not.toContain('secret');
    }
  });
});
