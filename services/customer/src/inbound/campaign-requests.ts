import { z } from 'zod';
import type { CreateCampaignRequest, CampaignPace } from '@latchkey/contracts/customer';
import type { EventData } from '@latchkey/contracts/events';
import { fieldErrors } from '@latchkey/kit/errors';
import type { Pace } from '../domain/campaign/pace.ts';
import { recipientStates, type Recipient } from '../domain/campaign/recipients.ts';
import type { NewCampaign } from '../features/create-campaign/create-campaign.ts';

const id = z.uuid();
/** More than one process sends; a mistake of a digit or two is none. */
const rate = z.number().min(0).max(10_000);
const domain = z.string().regex(/^(?=.{1,253}$)[\p{Ll}\p{Lo}\p{N}-]+(\.[\p{Ll}\p{Lo}\p{N}-]+)*$/u);
const pace = z.object({
  rate,
  domainRates: z.record(z.string(), rate).transform((rates, context) => {
    const named = Object.entries(rates);
    for (const [name] of named)
      if (!domain.safeParse(name).success) context.addIssue({ code: 'custom', params: { rule: 'domain' } });
    if (named.length > 200) context.addIssue({ code: 'custom', params: { rule: 'count' } });
    return new Map(named);
  }),
});
const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((given) => (given === '' ? undefined : given));
const audience = z.object({
  of: z.enum(['without-password', 'everybody']),
  withoutLiveLink: z.boolean(),
  store: text(255),
  locale: text(35),
  importId: z.union([id, z.literal('').transform(() => undefined)]),
  listed: z.boolean(),
});
const campaign = z.object({ campaignId: id, audience, expirePasswords: z.boolean(), pace });

/** @throws AppError invalid_input naming the fields */
export function toNewCampaign(given: CreateCampaignRequest): NewCampaign {
  // What is not given at all means what its fields mean when they are empty.
  return parse(campaign, { ...given, pace: given.pace ?? { rate: 0, domainRates: {} } });
}

/** @throws AppError invalid_input naming the fields, as events name them */
export function toRequestedCampaign(
  eventId: string,
  data: EventData<'password.bulk_reset_requested'>,
): NewCampaign {
  const { audience: of, expirePasswords, rate: given, domainRates, ...rest } = data;
  return parse(
    campaign,
    {
      campaignId: eventId,
      audience: { ...rest, of, listed: false },
      expirePasswords,
      pace: { rate: given, domainRates },
    },
    { campaignId: 'id', 'audience.of': 'audience', 'pace.rate': 'rate', 'pace.domainRates': 'domainRates' },
  );
}

/** @throws AppError invalid_input naming the fields */
export function toPace(given: CampaignPace | null): Pace {
  return parse(z.object({ pace }), { pace: given }).pace;
}

const words = z.array(z.string().min(1).max(320)).max(1000);
const list = z.object({ references: words, emails: words });

/** @throws AppError invalid_input naming the fields */
export function toList(given: { references: string[]; emails: string[] }) {
  return parse(list, given);
}

const limitedTo = (max: number) => z.object({ limit: z.int().min(1).max(max) });

/** Where a page of campaigns begins. @throws AppError invalid_input naming the fields */
export function toCampaignPage({ cursor, limit }: { cursor: string; limit: number }) {
  parse(limitedTo(200), { limit });
  const [, createdAt, campaignId] = /^(\d{1,15})_([\w-]{36})$/.exec(cursor) ?? [];
  if (createdAt !== undefined && campaignId !== undefined)
    return { limit, before: { createdAt: Number(createdAt), campaignId } };
  if (cursor !== '') throw fieldErrors({ field: 'cursor', rule: 'format' });
  return { limit, before: undefined };
}

const recipientPage = limitedTo(1000).extend({ state: z.enum(recipientStates).or(z.literal('')) });

/** Where the page behind this recipient begins. A lane may have any letters a domain has. */
export function recipientCursor({ customerId, lane }: Pick<Recipient, 'customerId' | 'lane'>): string {
  return `${customerId}_${Buffer.from(lane).toString('base64url')}`;
}

/** Where a page of recipients begins. @throws AppError invalid_input naming the fields */
export function toRecipientPage(given: { state: string; cursor: string; limit: number }) {
  const { state, limit } = parse(recipientPage, given);
  const [, customerId, encoded] = /^([\w-]{36})_([\w-]{0,400})$/.exec(given.cursor) ?? [];
  const after =
    customerId === undefined || encoded === undefined
      ? undefined
      : { customerId, lane: Buffer.from(encoded, 'base64url').toString() };
  if (after === undefined && given.cursor !== '') throw fieldErrors({ field: 'cursor', rule: 'format' });
  return { state: state === '' ? undefined : state, limit, after };
}

/** @throws AppError invalid_input naming the fields; @param names what the caller calls them */
function parse<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
  names: Readonly<Record<string, string>> = {},
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw fieldErrors(
    ...parsed.error.issues.map(({ path, code, ...issue }) => {
      const field = path.slice(0, 2).join('.');
      const rule = 'params' in issue ? String(issue.params?.['rule'] ?? code) : code;
      return { field: names[field] ?? field, rule };
    }),
  );
}
