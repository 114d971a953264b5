import { z } from 'zod';

export const mailParameters = z.strictObject({ kind: z.string().regex(/^[a-z-]{1,60}$/) });
const locale = z
  .string()
  .regex(/^[A-Za-z]{2}([_-][A-Za-z]{2})?$/)
  .optional()
  .meta({ description: 'Such as de_DE; the shop’s own without it, or where there is no such mail' });

export const previewQuery = z.strictObject({ locale });
export const testMailSchema = z.strictObject({ locale }).meta({ id: 'TestMail' });

export const mailsSchema = z
  .strictObject({ kinds: z.array(z.string()), locales: z.array(z.string()) })
  .meta({ id: 'Mails' });

export const previewSchema = z
  .strictObject({
    locale: z.string().meta({ description: 'The language it came out in, such as de-DE' }),
    subject: z.string(),
    html: z.string().meta({ description: 'To be shown in a sandboxed frame' }),
    text: z.string(),
  })
  .meta({ id: 'MailPreview' });

export const testMailAnswer = z
  .strictObject({
    outcome: z.enum(['sent', 'refused', 'deferred', 'interrupted', 'unreachable', 'unknown']),
    answer: z.string().optional().meta({ description: 'The mail server’s answer, when it was not sent' }),
  })
  .meta({ id: 'TestMailOutcome' });
