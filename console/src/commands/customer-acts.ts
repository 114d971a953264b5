import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import { yesOption } from '../shell/options.ts';
import type { Shell } from '../shell/shell.ts';

const nothing = z.undefined();

/** `latchkey customer:send-reset CUSTOMER` */
export function customerSendReset(shell: Shell) {
  return shell
    .command('customer:send-reset', {
      summary: 'send a mail with a link to a new password',
      details: 'The link works for 72 h. A blocked account gets none.',
      examples: ['customer:send-reset customer--36'],
    })
    .argument('<customer>', 'reference or id')
    .action(
      shell.act(async (bench, customer) => {
        const schema = z.object({ deliveryId: z.string() });
        const sent = await bench.admin().ask('POST', path`/customers/${customer}/send-reset`, schema);
        await bench.screen.show(sent, `The mail will go out as delivery ${sent.deliveryId}.`);
      }),
    );
}

/** An act that asks before it is done. */
function act(
  shell: Shell,
  given: {
    name: string;
    summary: string;
    details: string;
    method: 'POST' | 'DELETE';
    below: string;
    question: string;
    done: string;
  },
) {
  const { name, summary, details, method, below, question, done } = given;
  return shell
    .command(`customer:${name}`, { summary, details, examples: [`customer:${name} customer--36`] })
    .argument('<customer>', 'reference or id')
    .addOption(yesOption())
    .action(
      shell.act(async (bench, customer, { yes }) => {
        await bench.screen.confirm(question.replace('%', customer), yes);
        await bench.admin().ask(method, `${path`/customers/${customer}`}${below}`, nothing);
        await bench.screen.show({ customer, done: name }, done);
      }),
    );
}

/** `latchkey customer:expire-password CUSTOMER` */
export function customerExpirePassword(shell: Shell) {
  return act(shell, {
    name: 'expire-password',
    summary: 'end the password of a customer',
    details:
      'It no longer counts and all sessions end; a mailed link sets another one. No mail goes out by this.',
    method: 'POST',
    below: '/expire-password',
    question: 'End the password and all sessions of %?',
    done: 'The password no longer counts.',
  });
}

/** `latchkey customer:end-sessions CUSTOMER` */
export function customerEndSessions(shell: Shell) {
  return act(shell, {
    name: 'end-sessions',
    summary: 'log a customer out everywhere',
    details: 'Access tokens that are out are dead, too. The password stays.',
    method: 'DELETE',
    below: '/sessions',
    question: 'End all sessions of %?',
    done: 'All sessions are ended.',
  });
}

/** `latchkey customer:block CUSTOMER` */
export function customerBlock(shell: Shell) {
  return act(shell, {
    name: 'block',
    summary: 'let a customer in no more, by password or by link',
    details: 'Sessions and links end.',
    method: 'POST',
    below: '/block',
    question: 'Block %?',
    done: 'Blocked.',
  });
}

/** `latchkey customer:unblock CUSTOMER` */
export function customerUnblock(shell: Shell) {
  return act(shell, {
    name: 'unblock',
    summary: 'lift the block of a customer',
    details: 'The account has the state it had before.',
    method: 'POST',
    below: '/unblock',
    question: 'Unblock %?',
    done: 'Unblocked.',
  });
}

/** `latchkey customer:anonymise CUSTOMER` */
export function customerAnonymise(shell: Shell) {
  return act(shell, {
    name: 'anonymise',
    summary: 'let a customer go, for good',
    details: 'Profile, addresses, password, links and sessions are gone; id and reference remain.',
    method: 'DELETE',
    below: '',
    question: 'Anonymise % for good?',
    done: 'Anonymised.',
  });
}
