import { createHash } from 'node:crypto';
import { Schema, type Connection } from 'mongoose';
import type { Audience, Audiences, Meant, Person } from '../domain/campaign/audience.ts';
import { fold } from '../domain/search-keys.ts';
import { directoryIndexes, importIndex, listed, type CustomerModel } from './customer-model.ts';
import { insertMissing } from './insert-missing.ts';
import { storeCalls } from './store-calls.ts';

interface ListedDocument {
  /** `{campaignId}:{customerId}` of somebody a list names; `{campaignId}?{hash}` of a word that names nobody. */
  _id: string;
}

const listSchema = new Schema<ListedDocument>({ _id: String }, { versionKey: false, id: false });

const personFields = {
  ...{ customerReference: 1, email: 1, store: 1, locale: 1, imports: 1, account: 1, tombstonedAt: 1 },
} as const;
type StoredPerson = Omit<Person, 'customerId'> & { _id: string; tombstonedAt?: Date };

/** Who a campaign may mean, in MongoDB. Every read is a range of one index. */
export function createMongoAudiences(connection: Connection, customers: CustomerModel): Audiences {
  const lists = connection.model<ListedDocument>('CampaignAudience', listSchema, 'campaignAudience');
  const people = async (
    filter: object,
    limit: number,
    hint?: typeof importIndex,
  ): Promise<StoredPerson[]> => {
    const query = customers.find(filter).select(personFields).sort({ _id: 1 }).limit(limit);
    return (hint === undefined ? query : query.hint(hint)).lean<StoredPerson[]>();
  };

  const walkList = async (campaignId: string, after: string, limit: number): Promise<Meant> => {
    const rows = await lists
      .find({ _id: { $gt: `${campaignId}:${after}`, $lt: behindListed(campaignId) } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<ListedDocument[]>();
    const ids = rows.map(({ _id }) => _id.slice(campaignId.length + 1));
    const found = ids.length === 0 ? [] : await people({ _id: { $in: ids } }, limit);
    return { people: toPeople(found), next: rows.length < limit ? undefined : ids.at(-1) };
  };

  const walkAll = async ({ importId }: Audience, after: string, limit: number): Promise<Meant> => {
    const beyond = { _id: { $gt: after } };
    const found =
      importId === undefined
        ? await people(beyond, limit)
        : await people({ imports: importId, ...beyond }, limit, importIndex);
    return { people: toPeople(found), next: found.length < limit ? undefined : found.at(-1)?._id };
  };

  return storeCalls<Audiences>({
    walk: (campaignId, audience, after, limit) =>
      audience.listed ? walkList(campaignId, after, limit) : walkAll(audience, after, limit),
    list: async (campaignId, { references, emails }) => {
      const [byReference, byEmail] = await Promise.all([
        findNamed(customers, 'referenceKey', references),
        findNamed(customers, 'emailKey', emails),
      ]);
      await insertMissing(lists, [
        ...[...byReference.customerIds, ...byEmail.customerIds].map((id) => ({ _id: `${campaignId}:${id}` })),
        ...[...byReference.unknown, ...byEmail.unknown].map((word) => ({
          _id: `${campaignId}?${hash(word)}`,
        })),
      ]);
      const count = (from: string, to: string) => lists.countDocuments({ _id: { $gt: from, $lt: to } });
      const [known, unknown] = await Promise.all([
        count(`${campaignId}:`, behindListed(campaignId)),
        count(`${campaignId}?`, behindUnknown(campaignId)),
      ]);
      return { listed: known, unknown };
    },
    forget: async (campaignId, limit) => {
      const rows = await lists
        .find({ _id: { $gt: `${campaignId}:`, $lt: behindUnknown(campaignId) } })
        .limit(limit)
        .lean<ListedDocument[]>();
      if (rows.length > 0) await lists.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } });
      return rows.length === limit;
    },
  });
}

/** The first text behind all that begin with the id and a colon; and with it and a question mark. */
const behindListed = (campaignId: string): string => `${campaignId};`;
const behindUnknown = (campaignId: string): string => `${campaignId}@`;

/** An address that names nobody is nobody's: it does not rest here in clear. */
const hash = (word: string): string => createHash('sha256').update(word).digest('base64url');

const namedFields = { referenceKey: 'customerReference', emailKey: 'email' } as const;
const namedIndexes = { referenceKey: directoryIndexes.reference, emailKey: directoryIndexes.email } as const;

/** Who is meant by references or addresses, in whatever case; several may share an address, identity says whose it is. */
async function findNamed(
  customers: CustomerModel,
  key: keyof typeof namedFields,
  words: readonly string[],
): Promise<{ customerIds: string[]; unknown: string[] }> {
  const field = namedFields[key];
  const wanted = new Set(words.map(plain));
  if (wanted.size === 0) return { customerIds: [], unknown: [] };
  const found = await customers
    .find({ [key]: { $in: [...new Set([...wanted].map(fold))] }, ...listed })
    .select({ [field]: 1 })
    .hint(namedIndexes[key])
    .lean<{ _id: string; customerReference: string; email: string }[]>();
  // Keys are cut off, and tell less apart than the words do.
  const named = found.filter((person) => wanted.has(plain(person[field])));
  const known = new Set(named.map((person) => plain(person[field])));
  return {
    customerIds: named.map(({ _id }) => _id),
    unknown: [...wanted].filter((word) => !known.has(word)),
  };
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

function toPeople(found: readonly StoredPerson[]): Person[] {
  return found.flatMap(({ _id, tombstonedAt, ...person }) =>
    tombstonedAt === undefined ? [{ customerId: _id, ...person }] : [],
  );
}
