import { z } from 'zod';
import {
  directoryService,
  type DirectoryServiceDefinition,
  type ListCustomersRequest,
  type ListedCustomer,
} from '@latchkey/contracts/customer';
import { AppError, fieldErrors } from '@latchkey/kit/errors';
import { serving, type Handlers, type Served } from '@latchkey/kit/grpc';
import type { Customer } from '../domain/customer.ts';
import {
  listedStates,
  passwordStates,
  sorts,
  type Entry,
  type Position,
  type Selection,
  type Sort,
} from '../domain/directory.ts';
import { fold } from '../domain/search-keys.ts';
import type { NewCustomer } from '../features/create-customer/create-customer.ts';
import type { updateCustomer } from '../features/update-customer/update-customer.ts';
import type { Listing, Page } from '../features/list-customers/list-customers.ts';
import { toMessage } from './customer-handlers.ts';

/** What those who work for the shop can do with customers. */
export interface DirectoryUseCases {
  list: (listing: Listing) => Promise<Page>;
  create: (given: NewCustomer, requestId: string) => Promise<Customer>;
  change: (customerId: string, given: Parameters<typeof updateCustomer>[2]) => Promise<Customer>;
  find: (by: { customerId: string } | { customerReference: string }) => Promise<Customer>;
}

/** protos/customer/v1/directory.proto, served. */
export function directoryServer(useCases: DirectoryUseCases): Served {
  return serving({
    service: directoryService,
    handlers: directoryHandlers(useCases),
    allow: {
      ListCustomers: ['gateway'],
      FindCustomer: ['gateway'],
      CreateCustomer: ['gateway'],
      ChangeCustomer: ['gateway'],
    },
  });
}

function directoryHandlers(useCases: DirectoryUseCases): Handlers<DirectoryServiceDefinition> {
  return {
    ListCustomers: async (request) => {
      const listing = toListing(request);
      const { entries, next } = await useCases.list(listing);
      return {
        customers: entries.map(toListed),
        nextCursor: next === undefined ? '' : writeCursor(listing.sort, next),
      };
    },
    CreateCustomer: async ({ sendPasswordToken, idempotencyKey, ...profile }, { requestId }) => ({
      customer: toMessage(
        await useCases.create({ profile, invite: sendPasswordToken, idempotencyKey }, requestId),
      ),
    }),
    ChangeCustomer: async ({ customerId, ...given }) => ({
      customer: toMessage(await useCases.change(customerId, given)),
    }),
    FindCustomer: async ({ customerId, customerReference }) => ({
      customer: toMessage(await useCases.find(customerId === '' ? { customerReference } : { customerId })),
    }),
  };
}

const oneOf = <Word extends string>(words: readonly Word[]) => z.enum(words).or(z.literal(''));
const request = z.object({
  search: z.string().max(400),
  store: z.string().max(255),
  locale: z.string().max(35),
  state: oneOf(listedStates),
  password: oneOf(passwordStates),
  liveLink: z.boolean().nullish(),
  registeredFromMs: z.int().nonnegative(),
  registeredBeforeMs: z.int().nonnegative(),
  sort: z.enum(sorts),
  cursor: z.string().max(2000),
  limit: z.int().min(1).max(500),
});

/** @throws AppError invalid_input naming the fields */
function toListing(given: ListCustomersRequest): Listing {
  const parsed = request.safeParse(given);
  if (!parsed.success)
    throw fieldErrors(
      ...parsed.error.issues.map(({ path, code }) => ({ field: path.join('.'), rule: code })),
    );
  const { search, store, locale, state, password, liveLink, sort, cursor, limit, ...times } = parsed.data;
  const selection: Selection = {
    search: search === '' ? undefined : fold(search),
    store: store === '' ? undefined : store,
    locale: locale === '' ? undefined : locale,
    state: state === '' ? undefined : state,
    password: password === '' ? undefined : password,
    liveLink: liveLink ?? undefined,
    registeredFrom: times.registeredFromMs === 0 ? undefined : times.registeredFromMs,
    registeredBefore: times.registeredBeforeMs === 0 ? undefined : times.registeredBeforeMs,
  };
  return { selection, sort, limit, after: cursor === '' ? undefined : readCursor(sort, cursor) };
}

const cursorSchema = z.tuple([z.enum(sorts), z.union([z.number(), z.string()]), z.string().max(100)]);

/** A position means something in its own sort only. */
function writeCursor(sort: Sort, { key, customerId }: Position): string {
  return Buffer.from(JSON.stringify([sort, key, customerId])).toString('base64url');
}

function readCursor(sort: Sort, cursor: string): Position {
  try {
    const [made, key, customerId] = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString()),
    );
    if (made === sort && (typeof key === 'string') === sort.endsWith('email')) return { key, customerId };
  } catch {
    // Not one of ours: refused as any other.
  }
  throw new AppError('invalid_input', { fields: [{ field: 'cursor', rule: 'format' }] });
}

function toListed({ account, registeredAt, confirmedAt, ...same }: Entry): ListedCustomer {
  return {
    ...same,
    registeredAtMs: registeredAt,
    confirmedAtMs: confirmedAt ?? 0,
    state: account?.state ?? '',
    password: account?.password ?? '',
    linksUntilMs: account?.linksUntil ?? 0,
  };
}
