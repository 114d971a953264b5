import { z } from 'zod';
import { pageSchema } from '../../operations/page.ts';
import { cursorField, limitField } from '../../operations/query-fields.ts';
import { currentPasswordField, line, momentField } from '../../storefront/schema.ts';

const flag = (description: string) => z.boolean().default(false).meta({ description });

/** Those with a pace of their own; the other domains share the campaign's. */
const mostDomains = 100;
const rateField = z.number().min(0).max(10_000);
/** In Unicode where the addresses are. */
const domainName = z
  .string()
  .max(253)
  .regex(/^[\p{Ll}\p{Lo}\p{N}-]+(\.[\p{Ll}\p{Lo}\p{N}-]+)*$/u);

function byDomain<Rate extends z.ZodType>(rate: Rate) {
  return z.record(domainName, rate).refine((rates) => Object.keys(rates).length <= mostDomains, {
    params: { rule: 'count', max: mostDomains },
  });
}

const paceFields = {
  rate: rateField.meta({ description: 'Mails a second; 0: as fast as it can' }),
  domainRates: byDomain(rateField).meta({
    description:
      'Mails a second to a receiving domain, such as `gmail.com`, in lower case; 100 domains at most',
  }),
};
export const paceChangeSchema = z
  .strictObject({
    rate: paceFields.rate.optional(),
    domainRates: byDomain(rateField.nullable())
      .optional()
      .meta({ description: 'Domains that are not named keep their pace; null takes it away' }),
  })
  .meta({ id: 'CampaignPaceChange' });

export const audienceOf = ['without-password', 'everybody'] as const;
const audienceFields = {
  of: z.enum(audienceOf).meta({ description: '`without-password`: those who have none' }),
  withoutLiveLink: flag('Only those without a mailed link that can be used now'),
  store: line(255).optional(),
  locale: line(35).optional().meta({ description: 'Such as de_DE' }),
  importId: z.uuid().optional().meta({ description: 'Only those whom this import created or updated' }),
  listed: flag('Only those whom …/audience names'),
};

export const createSchema = z
  .strictObject({
    audience: z.strictObject(audienceFields).meta({
      description: 'All that is asked for has to be met. Anonymised and blocked people never get a mail',
    }),
    expirePasswords: flag('Old passwords and sessions of the whole audience end before the first mail'),
    pace: z
      .strictObject({ rate: paceFields.rate.default(0), domainRates: paceFields.domainRates.default({}) })
      .default({ rate: 0, domainRates: {} }),
  })
  .meta({ id: 'CampaignDraft' });

/** Names of a part of a list; a breach has more than fit into one request. */
const mostNames = 1000;
const names = (description: string) => z.array(line(255)).max(mostNames).default([]).meta({ description });
export const audiencePartSchema = z
  .strictObject({
    references: names('Of customers, 1,000 at most'),
    emails: names('Addresses, 1,000 at most; nobody is told whose is known but by the counts of the preview'),
  })
  .meta({ id: 'CampaignAudiencePart' });
/** Both lists full, four bytes a character. */
export const audiencePartMax = 2 * mostNames * 255 * 4 + 1024;

export const startSchema = z
  .strictObject({
    currentPassword: currentPasswordField
      .optional()
      .meta({ description: 'Of whoever starts a forced campaign; programs have none' }),
  })
  .meta({ id: 'CampaignStart' });

const count = z.int().min(0);
const counts = (description: string) => z.record(z.string(), count).meta({ description });
export const recipientStates = [
  'pending',
  'requested',
  'sent',
  'failed',
  'suppressed',
  'cancelled',
  'doubt',
] as const;

const previewSchema = z
  .strictObject({
    state: z.enum(['counting', 'ready']),
    countedAt: momentField.optional(),
    total: count.meta({ description: 'How many customers would get a mail' }),
    byStore: counts('Of them, by store'),
    byLocale: counts('Of them, by language'),
    byDomain: counts('The 50 largest receiving domains; the others together under the empty name'),
    leftOut: counts(
      'Who gets none and why: `anonymised`, `blocked`, `pending` (not registered yet), `no_account`, `has_password`, `live_link`, `unknown` (a list names nobody by that)',
    ),
    expectedMs: count.optional().meta({
      description:
        'How long it takes at its pace, the slowest domain included; absent where no pace is given',
    }),
    gmailADay: count.optional().meta({
      description:
        'Mails a day to personal Gmail addresses, where they are more than 5,000: a domain that sends more counts as a bulk sender for good',
    }),
  })
  .meta({ id: 'CampaignPreview' });

export const campaignStates = ['draft', 'running', 'paused', 'completed', 'cancelled'] as const;

export const campaignSchema = z
  .strictObject({
    id: z.uuid(),
    state: z.enum(campaignStates),
    phase: z
      .enum(['freezing', 'expiring', 'sending'])
      .optional()
      .meta({ description: 'While it runs: who gets a mail is written down; passwords end; mails go out' }),
    audience: z.strictObject({ ...audienceFields, withoutLiveLink: z.boolean(), listed: z.boolean() }),
    listed: count.meta({ description: 'How many …/audience has named' }),
    expirePasswords: z.boolean(),
    pace: z.strictObject(paceFields),
    preview: previewSchema.optional(),
    recipients: count.meta({ description: 'Of the frozen audience; grows while that is written down' }),
    expired: count.meta({ description: 'How many passwords have ended so far' }),
    counts: z
      .strictObject({ ...Object.fromEntries(recipientStates.map((state) => [state, count])) } as Record<
        (typeof recipientStates)[number],
        typeof count
      >)
      .meta({ description: 'Recipients by state; together they are `recipients`' }),
    renewed: count.meta({ description: 'Recipients who have set a new password since the start' }),
    createdBy: z.string().meta({ description: '`staff:ID`, `operator:NAME` or `event:ID`' }),
    createdAt: momentField,
    approvedBy: z.array(z.string()),
    approvalsNeeded: count.meta({ description: 'How many have to start it before it begins' }),
    startedAt: momentField.optional(),
    endedAt: momentField.optional(),
    version: z.int().meta({ description: 'Raised by every change of its state or pace' }),
  })
  .meta({ id: 'Campaign' });
export type ShownCampaign = z.infer<typeof campaignSchema>;

const recipientSchema = z
  .strictObject({
    customerId: z.string(),
    customerReference: z.string(),
    state: z.enum(recipientStates),
    reason: z.string().optional().meta({ description: 'The mail server’s answer, or a code' }),
    domain: z.string(),
    deliveryId: z.string().optional().meta({ description: 'The mail, in the list of deliveries' }),
    settledAt: momentField.optional(),
    renewedAt: momentField.optional().meta({ description: 'A new password was set' }),
    afterDoubt: z.boolean().meta({ description: 'The mail may have arrived twice' }),
  })
  .meta({ id: 'CampaignRecipient' });
export type ShownRecipient = z.infer<typeof recipientSchema>;

export const campaignPageSchema = pageSchema(campaignSchema, 'CampaignPage');
export const recipientPageSchema = pageSchema(recipientSchema, 'CampaignRecipientPage');

export const campaignParameters = z.object({ campaignId: z.uuid() });
export const listQuery = z.strictObject({ cursor: cursorField, limit: limitField(20) });
export const recipientsQuery = z.strictObject({
  state: z.enum(recipientStates).optional(),
  cursor: cursorField,
  limit: limitField(),
});
