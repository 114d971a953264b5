import { newId } from '@latchkey/kit/ids';
import { classifyMongoError, duplicateKey, type Outbox, type OutboxEntry } from '@latchkey/kit/mongo';
import { emptyAddressBook, type AddressBook } from '../domain/address-book.ts';
import { searchKeysOf } from '../domain/search-keys.ts';
import type { Contact, Customer, CustomerAnonymised, Customers } from '../domain/customer.ts';
import type { CustomerDocument, CustomerModel, TombstoneDocument } from './customer-model.ts';

/** A tombstone is not a customer. */
const noTombstone = { tombstonedAt: { $exists: false } };
/** Every read goes through this filter. */
const living = { ...noTombstone, anonymisedAt: { $exists: false } };
/** What a profile is read without: events, addresses, and what lists are made with. */
export const profileFields = {
  ...{ outbox: 0, addressBook: 0, account: 0, emailVersion: 0, importMark: 0, imports: 0 },
  ...{ emailKey: 0, lastNameKey: 0, referenceKey: 0 },
} as const;
const contactFields = { email: 1, salutation: 1, firstName: 1, lastName: 1, locale: 1 } as const;

/**
 * Profiles in MongoDB. All look-ups are by `_id`.
 * @param outbox publishes the events that are stored with the profiles
 */
export function createMongoCustomers(model: CustomerModel, outbox: Outbox): Customers {
  return {
    ...registrations(model, outbox),
    ...addressBooks(model),
    ...emailChanges(model),
    anonymise: classified((customerId, event) => anonymise(model, outbox, customerId, event)),
    find: classified(async (customerId) => {
      const found = await model
        .findOne({ _id: customerId, ...living })
        .select(profileFields)
        .lean<StoredProfile>();
      return found === null ? undefined : toCustomer(found);
    }),

    update: classified(async (customerId, change, at, entry) => {
      const updated = await model
        .findOneAndUpdate(
          { _id: customerId, ...living },
          {
            $set: { ...change, ...searchKeysOf(change), updatedAt: at },
            $push: { outbox: entry },
          },
          { returnDocument: 'after' },
        )
        .select(profileFields)
        .lean<StoredProfile>();
      if (updated === null) return undefined;
      void outbox.publishNow(customerId, [entry]);
      return toCustomer(updated);
    }),

    findContacts: classified(async (customerIds) => {
      const found = await model
        .find({ _id: { $in: customerIds }, ...living })
        .select(contactFields)
        .lean<(Omit<Contact, 'customerId'> & { _id: string })[]>();
      return found.map(({ _id, ...contact }) => ({ customerId: _id, ...contact }));
    }),

    replaceUnconfirmed: classified(async (customerId, by, confirmedAt) => {
      const { customerId: _, customerReference: __, ...profile } = by;
      await model.updateOne(
        { _id: customerId, ...living, confirmedAt: { $exists: false } },
        { $set: { ...profile, ...searchKeysOf(profile), confirmedAt, updatedAt: confirmedAt } },
      );
    }),

    recordConfirmation: classified(async (customerId, confirmedAt) => {
      const { matchedCount } = await model.updateOne(
        { _id: customerId, ...noTombstone },
        { $max: { confirmedAt, updatedAt: confirmedAt } },
      );
      return matchedCount === 1;
    }),
  };
}

function registrations(
  model: CustomerModel,
  outbox: Outbox,
): Pick<Customers, 'insert' | 'tombstoneUnlessPresent'> {
  /** Inserts, or says that a document with this `_id` is there already. */
  const insertOnce = async (
    document: CustomerDocument | TombstoneDocument,
  ): Promise<'inserted' | 'exists'> => {
    try {
      await model.create(document);
      return 'inserted';
    } catch (error) {
      if (duplicateKey(error)?.key === '_id') return 'exists';
      throw error;
    }
  };
  const isPresent = async (customerId: string): Promise<boolean> =>
    (await model.exists({ _id: customerId, ...noTombstone })) !== null;

  return {
    insert: classified(async ({ customerId, ...fields }, event, entry) => {
      const told: OutboxEntry = { id: newId(), ...event, at: fields.registeredAt };
      const entries = entry === undefined ? [told] : [told, entry];
      const document = { _id: customerId, ...fields, ...searchKeysOf(fields), outbox: entries };
      const outcome = await insertOnce(document);
      // The driver sends an insert again when its answer was lost: what exists may be this very profile.
      if (outcome === 'exists' && !(await isPresent(customerId))) return 'tombstoned';
      void outbox.publishNow(customerId, entries);
      return 'inserted';
    }),

    tombstoneUnlessPresent: classified(async (customerId, at) => {
      const outcome = await insertOnce({ _id: customerId, tombstonedAt: new Date(at) });
      return outcome === 'exists' && (await isPresent(customerId)) ? 'present' : 'tombstoned';
    }),
  };
}

/** Everything that says who somebody is, or what they are like. */
const personal = {
  email: 1,
  emailKey: 1,
  lastNameKey: 1,
  referenceKey: 1,
  account: 1,
  emailVersion: 1,
  salutation: 1,
  firstName: 1,
  lastName: 1,
  gender: 1,
  dateOfBirth: 1,
  phone: 1,
  company: 1,
  addressBook: 1,
} as const;

async function anonymise(
  model: CustomerModel,
  outbox: Outbox,
  customerId: string,
  event: CustomerAnonymised,
): Promise<'anonymised' | 'already' | 'unknown'> {
  const at = event.data.anonymisedAtMs;
  const entries: OutboxEntry[] = [{ id: newId(), ...event, at }];
  const { matchedCount } = await model.updateOne(
    { _id: customerId, ...living },
    {
      $set: { anonymisedAt: at, updatedAt: at },
      $unset: personal,
      $push: { outbox: { $each: entries } },
    },
  );
  if (matchedCount === 1) {
    void outbox.publishNow(customerId, entries);
    return 'anonymised';
  }
  return (await model.exists({ _id: customerId, ...noTombstone })) === null ? 'unknown' : 'already';
}

function emailChanges(model: CustomerModel): Pick<Customers, 'followEmailChange'> {
  return {
    followEmailChange: classified(async ({ customerId, login, version, at, byStaff }) => {
      const { matchedCount } = await model.updateOne(
        {
          _id: customerId,
          ...living,
          $or: [{ emailVersion: { $exists: false } }, { emailVersion: { $lt: version } }],
        },
        {
          $set: { email: login, ...searchKeysOf({ email: login }), emailVersion: version },
          $max: { ...(byStaff ? {} : { confirmedAt: at }), updatedAt: at },
        },
      );
      return matchedCount === 1 || (await model.exists({ _id: customerId, ...living })) !== null;
    }),
  };
}

function addressBooks(model: CustomerModel): Pick<Customers, 'findAddressBook' | 'saveAddressBook'> {
  return {
    findAddressBook: classified(async (customerId) => {
      const found = await model
        .findOne({ _id: customerId, ...living })
        .select({ addressBook: 1 })
        .lean<{ addressBook?: AddressBook }>();
      return found === null ? undefined : (found.addressBook ?? emptyAddressBook);
    }),

    saveAddressBook: classified(async (customerId, version, addressBook) => {
      const unchanged =
        version === emptyAddressBook.version
          ? { addressBook: { $exists: false } }
          : { 'addressBook.version': version };
      const { matchedCount } = await model.updateOne(
        { _id: customerId, ...living, ...unchanged },
        { $set: { addressBook } },
      );
      return matchedCount === 1;
    }),
  };
}

type StoredProfile = Omit<Customer, 'customerId'> & { _id: string };

function toCustomer({ _id, ...fields }: StoredProfile): Customer {
  return { customerId: _id, ...fields };
}

/** What the store cannot do now becomes `unavailable`. */
function classified<Args extends unknown[], Result>(
  work: (...args: Args) => Promise<Result>,
): (...args: Args) => Promise<Result> {
  return async (...args) => {
    try {
      return await work(...args);
    } catch (error) {
      throw classifyMongoError(error);
    }
  };
}
