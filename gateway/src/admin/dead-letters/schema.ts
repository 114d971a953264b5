import { z } from 'zod';
import { pageSchema } from '../../operations/page.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';

const deadLetterStates = ['dead', 'replaying', 'replayed', 'dropped'] as const;

export const deadLetterQuery = z.strictObject({
  state: z.enum(deadLetterStates).default('dead'),
  type: z
    .string()
    .regex(/^[\w.-]{1,200}$/)
    .optional()
    .meta({ description: 'Type of the event, such as customer.registered' }),
  limit: limitField(),
  cursor: cursorField,
});
export const deadLetterParameters = z.strictObject({ deadLetterId: z.string().regex(/^[\w-]{1,200}$/) });

export const deadLetterSchema = z
  .strictObject({
    deadLetterId: z.string(),
    state: z.enum(deadLetterStates),
    queue: z.string().meta({ description: 'Where it died' }),
    type: z.string(),
    eventId: z.string().optional().meta({ description: 'Absent when the message was no event' }),
    reason: z.string().meta({ description: 'rejected, delivery_limit, expired, maxlen' }),
    fault: z
      .string()
      .optional()
      .meta({ description: 'What is wrong with it, as far as it shows, or why its consumer refused it' }),
    diedAt: z.string(),
    settledAt: z.string().optional(),
    settledBy: z.string().optional().meta({ description: 'Who replayed or dropped it: kind and id' }),
    content: z
      .string()
      .optional()
      .meta({ description: 'JSON of the event; everything but ids, numbers and times is blanked out' }),
    size: z.int().meta({ description: 'Bytes' }),
  })
  .meta({ id: 'DeadLetter' });

export const deadLetterPage = pageSchema(deadLetterSchema, 'DeadLetterPage');
