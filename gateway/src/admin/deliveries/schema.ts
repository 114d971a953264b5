import { z } from 'zod';
import { pageSchema } from '../../operations/page.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';

const deliveryStates = [
  'queued',
  'attempting',
  'sent',
  'failed',
  'suppressed',
  'cancelled',
  'doubt',
] as const;
const retriable = ['failed', 'doubt'] as const;

const id = z.string().regex(/^[\w:.-]{1,200}$/);
const time = z.iso.datetime({ offset: true }).meta({ description: 'RFC 3339' });
const kind = z
  .string()
  .regex(/^[a-z-]{1,60}$/)
  .meta({ description: 'Which mail, such as password-reset; see /admin/mails' });

const filters = {
  customerId: z.uuid().optional(),
  kind: kind.optional().meta({ description: 'Not together with campaignId: a campaign sends one kind' }),
  campaignId: id.optional(),
  from: time.optional().meta({ description: 'Queued at this time or later, RFC 3339' }),
  to: time.optional().meta({ description: 'Queued before this time, RFC 3339' }),
};
const notBefore = time.optional().meta({ description: 'Not before this time, RFC 3339; at once without it' });

export const searchQuery = z.strictObject({
  ...filters,
  state: z.enum(deliveryStates).optional(),
  limit: limitField(),
  cursor: cursorField,
});
export const deliveryParameters = z.strictObject({ deliveryId: id });
export const retrySchema = z.strictObject({ notBefore }).meta({ id: 'RetryDelivery' });
export const retryAllSchema = z
  .strictObject({
    ...filters,
    state: z.enum(retriable),
    limit: z.int().min(1).max(500).default(500),
    notBefore,
  })
  .meta({ id: 'RetryDeliveries' });

const settled = { description: 'Absent while it is not known' };
export const deliverySchema = z
  .strictObject({
    deliveryId: z.string(),
    kind: z.string(),
    state: z.enum(deliveryStates),
    reason: z.string().optional().meta({ description: 'A code, or the mail server’s answer' }),
    customerId: z.string().optional().meta(settled),
    campaignId: z.string().optional(),
    domain: z.string().optional().meta({ description: 'The receiving domain, after the first attempt' }),
    locale: z.string().optional().meta(settled),
    attempts: z.int(),
    afterDoubt: z.boolean().meta({ description: 'An earlier attempt may have arrived' }),
    occurredAt: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    nextAttemptAt: z.string().optional().meta({ description: 'When it is due; absent when it is settled' }),
    giveUpAt: z.string(),
  })
  .meta({ id: 'Delivery' });

export const deliveryPage = pageSchema(deliverySchema, 'DeliveryPage');

export const deliveryWithStory = deliverySchema
  .extend({
    address: z
      .string()
      .optional()
      .meta({ description: 'Whole for admin and support, else its domain; absent when nobody can say' }),
    events: z
      .array(
        z.strictObject({
          at: z.string(),
          outcome: z.string(),
          reason: z.string().optional(),
          by: z.string().optional().meta({ description: 'Who, for retried: kind and id' }),
        }),
      )
      .meta({ description: 'The last ten, oldest first' }),
  })
  .meta({ id: 'DeliveryWithStory' });

export const countsSchema = z
  .record(z.enum(deliveryStates), z.int())
  .meta({ id: 'DeliveryCounts', description: 'How many there are, by state' });

export const retriedSchema = z
  .strictObject({
    retried: z.int(),
    more: z.boolean().meta({ description: 'Whether there may be others; ask again' }),
  })
  .meta({ id: 'RetriedDeliveries' });
