import { z } from 'zod';
import type { Customer, ListedCustomer } from '@latchkey/contracts/customer';
import type { CompanyUser, GetAccountResponse } from '@latchkey/contracts/identity';
import type { GatewayConfig } from '../../config.ts';
import { pageSchema } from '../../operations/page.ts';
import { cursorField, flagField, limitField } from '../../operations/query-fields.ts';
import { addressSchema } from '../../storefront/addresses/schema.ts';
import { profileFields } from '../../storefront/account/schema.ts';
import { deliverySchema } from '../deliveries/schema.ts';
import { emailField, line, moment, momentField, newEmailField } from '../../storefront/schema.ts';

const states = ['unconfirmed', 'active', 'reset-required', 'blocked'] as const;
const passwordStates = ['none', 'set', 'imported', 'reset-required'] as const;
const sorts = ['registeredAt', '-registeredAt', 'email', '-email'] as const;

const passwordField = z.enum(passwordStates).meta({
  description:
    '`imported`: it came with an import, its owner has not chosen another since. `reset-required`: it no longer counts',
});
/** The first moment of a day or a moment itself. */
const sinceField = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const filters = {
  search: line(100).optional().meta({
    description: 'Beginning of the e-mail address, the reference or the last name, whatever the case',
  }),
  store: line(255).optional(),
  locale: line(35).optional(),
  state: z.enum(states).optional(),
  password: passwordField.optional(),
  liveLink: flagField.optional().meta({ description: 'Whether there is a mailed link that can be used now' }),
  registeredFrom: sinceField.optional().meta({ description: 'A day or a moment, which counts' }),
  registeredTo: sinceField.optional().meta({
    description: 'A day, which counts to its end in UTC, or a moment, which does not count any more',
  }),
  sort: z.enum(sorts).default('-registeredAt').meta({ description: 'With `-` the other way round' }),
};
export const exportQuerySchema = z.strictObject(filters);
export const listQuerySchema = z.strictObject({ ...filters, limit: limitField(), cursor: cursorField });
type Filters = z.output<typeof exportQuerySchema>;

const day = 86_400_000;

/** The filters as customer takes them. */
export function toSelection({ liveLink, registeredFrom, registeredTo, ...same }: Filters) {
  const { search = '', store = '', locale = '', state = '', password = '', sort } = same;
  const before = registeredTo === undefined ? 0 : Date.parse(registeredTo);
  return {
    ...{ search, store, locale, state, password, sort },
    ...(liveLink === undefined ? {} : { liveLink }),
    registeredFromMs: registeredFrom === undefined ? 0 : Date.parse(registeredFrom),
    registeredBeforeMs: registeredTo?.length === 10 ? before + day : before,
  };
}

const listedSchema = z
  .strictObject({
    id: z.string(),
    customerReference: z.string(),
    email: z.string(),
    salutation: z.string(),
    firstName: z.string(),
    lastName: z.string(),
    company: z.string(),
    locale: z.string(),
    store: z.string(),
    registeredAt: momentField,
    confirmedAt: momentField.nullable(),
    state: z
      .string()
      .nullable()
      .meta({ description: 'null for the moment between the storing of a profile and that of its account' }),
    password: passwordField.nullable(),
    linksUntil: momentField
      .nullable()
      .meta({ description: 'When the last of the links that can be used ends' }),
  })
  .meta({ id: 'ListedCustomer' });
export const customerPageSchema = pageSchema(listedSchema, 'CustomerPage');

export function presentListed(customer: ListedCustomer): z.infer<typeof listedSchema> {
  const { customerId, registeredAtMs, confirmedAtMs, linksUntilMs, state, password, ...same } = customer;
  return {
    id: customerId,
    ...same,
    registeredAt: moment(registeredAtMs),
    confirmedAt: momentOrNull(confirmedAtMs),
    state: state === '' ? null : state,
    password: passwordStates.find((each) => each === password) ?? null,
    linksUntil: momentOrNull(linksUntilMs),
  };
}

function momentOrNull(ms: number): string | null {
  return ms === 0 ? null : moment(ms);
}

export const companyUserSchema = z
  .strictObject({
    key: z.string(),
    idCompanyUser: z.uuid().meta({ description: 'As access tokens name it; made from the key' }),
    companyKey: z.string(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'CompanyUser' });

export function presentCompanyUser({
  companyUserId,
  ...same
}: CompanyUser): z.infer<typeof companyUserSchema> {
  return { idCompanyUser: companyUserId, ...same };
}

const accountSchema = z
  .strictObject({
    state: z.string(),
    password: z.strictObject({
      state: passwordField,
      setAt: momentField.nullable(),
      hash: z
        .string()
        .nullable()
        .meta({ description: 'Algorithm and cost, such as `argon2id/m=19456,t=2,p=1`' }),
    }),
    epoch: z
      .int()
      .meta({ description: 'Rises whenever all sessions end; access tokens of a lower one are dead' }),
    links: z.array(z.strictObject({ purpose: z.string(), expiresAt: momentField })),
    sessions: z.array(
      z.strictObject({
        id: z.string(),
        createdAt: momentField,
        lastUsedAt: momentField,
        expiresAt: momentField,
        userAgent: z.string(),
      }),
    ),
    companyUsers: z.array(companyUserSchema).meta({
      description: 'For whom the customer acts; access tokens name the last one that is a default',
    }),
  })
  .meta({ id: 'CustomerAccount', description: 'Nothing here lets anybody in' });

const profileSchema = z.strictObject({
  id: z.string(),
  customerReference: z.string(),
  email: z.string(),
  salutation: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  gender: z.string(),
  dateOfBirth: z.string(),
  phone: z.string(),
  company: z.string(),
  locale: z.string(),
  store: z.string(),
  registeredAt: momentField,
  confirmedAt: momentField.nullable(),
  updatedAt: momentField,
});
export const profileAnswerSchema = profileSchema.meta({ id: 'CustomerProfile' });
export const customerSchema = z
  .strictObject({
    ...profileSchema.shape,
    account: accountSchema,
    addresses: z.array(addressSchema),
    lastDeliveries: z.array(deliverySchema).nullable().meta({
      description: 'The last mails, ten at most, newest first; null while the service that knows is away',
    }),
  })
  .meta({ id: 'Customer' });

export function presentProfile(customer: Customer): z.infer<typeof profileSchema> {
  const { customerId, registeredAtMs, confirmedAtMs, updatedAtMs, acceptedTerms: _, ...same } = customer;
  return {
    id: customerId,
    ...same,
    registeredAt: moment(registeredAtMs),
    confirmedAt: momentOrNull(confirmedAtMs),
    updatedAt: moment(updatedAtMs),
  };
}

const passwordWords = {
  PASSWORD_STATE_NONE: 'none',
  PASSWORD_STATE_SET: 'set',
  PASSWORD_STATE_IMPORTED: 'imported',
  PASSWORD_STATE_RESET_REQUIRED: 'reset-required',
  PASSWORD_STATE_UNSPECIFIED: 'none',
} as const;

export function presentAccount(account: GetAccountResponse): z.infer<typeof accountSchema> {
  const { state, passwordSetAtMs, passwordClass, epoch, links, sessions, companyUsers } = account;
  return {
    state: state?.state ?? '',
    password: {
      state: passwordWords[state?.password ?? 'PASSWORD_STATE_UNSPECIFIED'],
      setAt: momentOrNull(passwordSetAtMs),
      hash: passwordClass === '' ? null : passwordClass,
    },
    epoch,
    links: links.map(({ purpose, expiresAtMs }) => ({
      purpose: purpose.replace('LINK_PURPOSE_', '').toLowerCase().replaceAll('_', '-'),
      expiresAt: moment(expiresAtMs),
    })),
    sessions: sessions.map((each) => ({
      id: each.sessionId,
      createdAt: moment(each.createdAtMs),
      lastUsedAt: moment(each.lastUsedAtMs),
      expiresAt: moment(each.expiresAtMs),
      userAgent: each.userAgent,
    })),
    companyUsers: companyUsers.map(presentCompanyUser),
  };
}

/** Whoever is meant: by id, or by reference. */
export const customerParameters = z.strictObject({
  customer: line(255).meta({ description: 'Id or reference, such as `customer--36`' }),
});

/** The Back Office refuses in names what could become a link or a tag in somebody's mailbox (Spryker's rule). */
const nameField = line(100).refine((text) => !/[:/<>]/.test(text), { params: { rule: 'characters' } });

/** The fields of Spryker's form; there is none for a password. */
function formFields(config: Pick<GatewayConfig, 'LOCALES'>) {
  return {
    ...profileFields,
    firstName: nameField,
    lastName: nameField,
    locale: z.enum(config.LOCALES),
  };
}

/** Without `sendPasswordToken` the customer gets the mail of any other registration. */
export function createSchema(config: Pick<GatewayConfig, 'LOCALES'>) {
  const { gender, dateOfBirth, phone, company, locale, ...required } = formFields(config);
  return z
    .strictObject({
      email: emailField,
      ...required,
      gender: gender.optional(),
      dateOfBirth: dateOfBirth.optional(),
      phone: phone.optional(),
      company: company.optional(),
      locale: locale.optional(),
      sendPasswordToken: z.boolean().default(false).meta({
        description: 'One mail with a link (72 h) that sets the first password and confirms the address',
      }),
      storeName: line(255).optional().meta({ description: 'Needed with sendPasswordToken' }),
    })
    .refine(({ sendPasswordToken, storeName }) => !sendPasswordToken || storeName !== undefined, {
      path: ['storeName'],
      params: { rule: 'required' },
    })
    .meta({ id: 'NewCustomer' });
}

export function changeSchema(config: Pick<GatewayConfig, 'LOCALES'>) {
  return z
    .strictObject(z.object({ email: newEmailField, ...formFields(config) }).partial().shape)
    .meta({ id: 'CustomerChange', description: 'What is absent stays as it is' });
}
