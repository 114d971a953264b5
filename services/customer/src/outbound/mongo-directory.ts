import type { QueryFilter, AnyBulkWriteOperation } from 'mongoose';
import { classifyMongoError, unordered } from '@latchkey/kit/mongo';
import {
  isDescending,
  type AccountState,
  type Condition,
  type Directory,
  type Entry,
  type Facet,
  type LinkCondition,
  type Walk,
} from '../domain/directory.ts';
import { searchKeysOf } from '../domain/search-keys.ts';
import {
  directoryIndexes,
  linked,
  linkedIndexes,
  listed,
  type CustomerModel,
  type StoredDocument,
} from './customer-model.ts';

type Filter = QueryFilter<StoredDocument>;
type IndexKey = Readonly<Record<string, 1 | -1>>;

const shown = {
  ...{ customerReference: 1, email: 1, salutation: 1, firstName: 1, lastName: 1, company: 1 },
  ...{ locale: 1, store: 1, registeredAt: 1, confirmedAt: 1, account: 1 },
} as const;
type StoredEntry = Omit<Entry, 'customerId'> & { _id: string };

/** In one go: after a campaign a million links may end within an hour. */
const mostForgotten = 500;

/** Behind every text that begins with a prefix, by code points as by bytes in UTF-8. */
const lastSign = '\u{10ffff}';

const facetPaths = {
  store: 'store',
  locale: 'locale',
  state: 'account.state',
  password: 'account.password',
} as const satisfies Record<Facet, string>;

/** Customers in MongoDB as staff looks for them. Every query names its index. */
export function createMongoDirectory(model: CustomerModel): Directory {
  const read = async (filter: Filter, index: IndexKey, limit: number, sort?: IndexKey): Promise<Entry[]> => {
    const query = model
      .find({ ...filter, ...listed })
      .select(shown)
      .hint(index)
      .limit(limit);
    const found = await (sort === undefined ? query : query.sort(sort)).lean<StoredEntry[]>();
    return found.map(toEntry);
  };
  return {
    walk: guarded(async (walk: Walk) => {
      const { index, field, within, bounds, sort } = wayOf(walk);
      const { after, limit } = walk;
      if (after === undefined) return read({ ...within, [field]: bounds }, index, limit, sort);
      const beyond = isDescending(walk.sort) ? '$lt' : '$gt';
      // Those with the same key first: by imports thousands may have registered on one day.
      const equal = { ...within, [field]: after.key, _id: { [beyond]: after.customerId } };
      const first = await read(equal, index, limit, sort);
      if (first.length === limit) return first;
      const rest = { ...within, [field]: { ...bounds, [beyond]: after.key } };
      return [...first, ...(await read(rest, index, limit - first.length, sort))];
    }),
    find: guarded(async (condition: Condition, limit: number) => {
      const { filter, index } = lookUp(condition);
      return read(filter, index, limit);
    }),
    countLinked: guarded((condition: LinkCondition, limit: number) => {
      const { within } = condition;
      const { filter, index } = lookUp({ ...condition, values: within === undefined ? [] : [within] });
      return model.countDocuments(filter, { limit, hint: index });
    }),
    get: guarded(async (by: { customerId: string } | { customerReference: string }) => {
      const key = 'customerId' in by ? { _id: by.customerId } : by;
      const found = await model
        .findOne({ ...key, ...listed })
        .select(shown)
        .lean<StoredEntry>();
      return found === null ? undefined : toEntry(found);
    }),
    withoutAccount: guarded(async (limit: number) => {
      const found = await model
        .find({ 'account.state': null, ...listed }, { _id: 1 })
        .hint(directoryIndexes.state)
        .limit(limit)
        .lean<{ _id: string }[]>();
      return found.map(({ _id }) => _id);
    }),
    forgetEndedLinks: guarded((now: number) => forgetEndedLinks(model, now)),
    keepAccounts: guarded(async (states: readonly AccountState[]) => {
      await model.bulkWrite(states.map(keepAccount), unordered);
      await fillKeys(
        model,
        states.map(({ customerId }) => customerId),
      );
    }),
  };
}

async function forgetEndedLinks(model: CustomerModel, now: number): Promise<void> {
  const ended = { 'account.linksUntil': { $lte: now } };
  const found = await model
    .find(ended, { _id: 1 })
    .hint(linkedIndexes.links)
    .limit(mostForgotten)
    .lean<{ _id: string }[]>();
  if (found.length === 0) return;
  const ids = found.map(({ _id }) => _id);
  await model.updateMany({ _id: { $in: ids }, ...ended }, { $unset: { 'account.linksUntil': 1 } });
}

/** How a sort is walked: along which index, from where to where. */
function wayOf({ sort, within, linked: withLink = false, registeredFrom = 0, registeredBefore }: Walk) {
  const direction = isDescending(sort) ? -1 : 1;
  if (sort.endsWith('email')) {
    const order: IndexKey = { emailKey: direction, _id: direction };
    return {
      index: withLink ? linkedIndexes.email : directoryIndexes.email,
      field: 'emailKey',
      within: withLink ? linked : {},
      bounds: { $gte: '' },
      sort: order,
    };
  }
  const facet =
    within === undefined
      ? { index: directoryIndexes.registeredAt, within: {} }
      : { index: directoryIndexes[within.facet], within: { [facetPaths[within.facet]]: within.value } };
  return {
    ...(withLink ? { index: linkedIndexes.registeredAt, within: linked } : facet),
    field: 'registeredAt',
    bounds: { $gte: registeredFrom, ...(registeredBefore === undefined ? {} : { $lt: registeredBefore }) },
    sort: { registeredAt: direction, _id: direction } as IndexKey,
  };
}

function lookUp(condition: Condition): { filter: Filter; index: IndexKey } {
  if ('prefixOf' in condition) {
    const { prefixOf, prefix } = condition;
    const indexes = { emailKey: 'email', lastNameKey: 'lastName', referenceKey: 'reference' } as const;
    return {
      filter: { [prefixOf]: { $gte: prefix, $lt: `${prefix}${lastSign}` } },
      index: directoryIndexes[indexes[prefixOf]],
    };
  }
  if ('linksAfter' in condition) {
    const { linksAfter, within, values } = condition;
    const met = values.map(({ facet, value }) => [facetPaths[facet], value]);
    const filter = { ...Object.fromEntries(met), 'account.linksUntil': { $gt: linksAfter } } as Filter;
    return { filter, index: linkedIndexes[within?.facet ?? 'links'] };
  }
  if ('facet' in condition) {
    const { facet, value } = condition;
    return { filter: { [facetPaths[facet]]: value }, index: directoryIndexes[facet] };
  }
  const { registeredFrom, registeredBefore } = condition;
  return {
    filter: { registeredAt: { $gte: registeredFrom, $lt: registeredBefore } },
    index: directoryIndexes.registeredAt,
  };
}

function keepAccount({ customerId, ...told }: AccountState): AnyBulkWriteOperation<StoredDocument> {
  const { linksUntil, passwordSetAt, ...known } = told;
  const account = {
    ...known,
    ...(passwordSetAt === undefined ? {} : { passwordSetAt }),
    ...(linksUntil === undefined ? {} : { linksUntil }),
  };
  return {
    updateOne: {
      filter: {
        _id: customerId,
        ...listed,
        $or: [{ account: { $exists: false } }, { 'account.version': { $lt: account.version } }],
      },
      update: { $set: { account } },
    },
  };
}

/** Profiles that were stored before there were lists get their keys together with the first word of identity. */
async function fillKeys(model: CustomerModel, customerIds: readonly string[]): Promise<void> {
  const found = await model
    .find({ _id: { $in: customerIds }, ...listed, referenceKey: { $exists: false } })
    .select({ email: 1, lastName: 1, customerReference: 1 })
    .lean<{ _id: string; email?: string; lastName?: string; customerReference: string }[]>();
  if (found.length === 0) return;
  const writes = found.map(({ _id, ...texts }) => ({
    updateOne: { filter: { _id, ...texts }, update: { $set: searchKeysOf(texts) } },
  }));
  await model.bulkWrite(writes, unordered);
}

function toEntry({ _id, ...fields }: StoredEntry): Entry {
  return { customerId: _id, ...fields };
}

/** What the store cannot do now becomes `unavailable`. */
function guarded<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return (...args) =>
    work(...args).catch((error: unknown) => {
      throw classifyMongoError(error);
    });
}
