import { z } from 'zod';
import { path } from '../server/admin-client.ts';
import { exitCodes } from '../shell/exit-codes.ts';
import { printable } from '../shell/printable.ts';
import type { Shell } from '../shell/shell.ts';

/** `latchkey mail:list` */
export function mailList(shell: Shell) {
  return shell
    .command('mail:list', {
      summary: 'show which mails there are, and in which languages',
      examples: ['mail:list'],
    })
    .action(
      shell.act(async ({ admin, screen }) => {
        const schema = z.object({ kinds: z.array(z.string()), locales: z.array(z.string()) });
        const mails = await admin().ask('GET', '/mails', schema);
        await screen.show(mails, [
          ['Kinds', mails.kinds.join(', ')],
          ['Languages', mails.locales.join(', ')],
        ]);
      }),
    );
}

/** `latchkey mail:preview KIND` */
export function mailPreview(shell: Shell) {
  return shell
    .command('mail:preview', {
      summary: 'show a mail in words, with invented people',
      details: 'Its links lead nowhere. The text part, or with --html the other one.',
      examples: ['mail:preview password-reset --locale de_DE', 'mail:preview welcome --html > welcome.html'],
    })
    .argument('<kind>', 'which mail, from mail:list')
    .option('--locale <locale>', 'language, such as de_DE')
    .option('--html', 'the HTML part')
    .action(
      shell.act(async ({ admin, screen }, kind, { locale, html }) => {
        const schema = z.object({
          locale: z.string(),
          subject: z.string(),
          html: z.string(),
          text: z.string(),
        });
        const mail = await admin().ask('GET', path`/mails/${kind}/preview`, schema, { query: { locale } });
        await screen.show(mail, lines(html === true ? mail.html : `${mail.subject}\n\n${mail.text}`));
      }),
    );
}

/** Several lines, none of which can steer the terminal. */
function lines(text: string): string {
  return text.trimEnd().split(/\r?\n/).map(printable).join('\n');
}

/** `latchkey mail:test KIND`: the preview, to whoever has logged in. */
export function mailTest(shell: Shell) {
  return shell
    .command('mail:test', {
      summary: 'send the preview of a mail to yourself',
      details: 'To the address of the user who is logged in and no other; a token has no address.',
      examples: ['mail:test password-reset --locale de_DE'],
    })
    .argument('<kind>', 'which mail, from mail:list')
    .option('--locale <locale>', 'language, such as de_DE')
    .action(
      shell.act(async ({ admin, screen }, kind, { locale }) => {
        const schema = z.object({ outcome: z.string(), answer: z.string().optional() });
        const said = await admin().ask('POST', path`/mails/${kind}/test`, schema, { body: { locale } });
        await screen.show(said, [
          ['Outcome', said.outcome],
          ['Mail server', said.answer],
        ]);
        return said.outcome === 'sent' ? undefined : exitCodes.failed.code;
      }),
    );
}
