import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { AddressBook } from '../domain/address-book.ts';
import type { AccountState } from '../domain/directory.ts';
import type { ImportedCustomer } from '../domain/imports.ts';
import type { SearchKeys } from '../domain/search-keys.ts';

/** A profile at rest. */
export type CustomerDocument = Omit<ImportedCustomer, 'customerId'> & {
  _id: string;
  /** What identity told last of the account; absent until it told anything. */
  account?: Omit<AccountState, 'customerId'>;
  /** The version of the credential whose address `email` is; absent until the address is changed for the first time. */
  emailVersion?: number;
  /** Absent until the first address. */
  addressBook?: AddressBook;
  /** Set once the person is gone; then only what names nobody is left. */
  anonymisedAt?: number;
  outbox: OutboxEntry[];
} & Partial<SearchKeys>;

/** Takes the place of a profile that must never appear. */
export interface TombstoneDocument {
  _id: string;
  tombstonedAt: Date;
}

export type StoredDocument = CustomerDocument & Partial<TombstoneDocument>;

/** Longer than any process that still wants to write the profile can have been suspended. */
const tombstoneLifeSeconds = 30 * 24 * 3600;

const nested = { _id: false, id: false } as const;

const addressSchema = new Schema(
  {
    addressId: String,
    salutation: String,
    firstName: String,
    lastName: String,
    company: String,
    address1: String,
    address2: String,
    address3: String,
    zipCode: String,
    city: String,
    iso2Code: String,
    phone: String,
  },
  nested,
);

const customerSchema = new Schema<StoredDocument>(
  {
    _id: String,
    customerReference: String,
    email: String,
    emailVersion: Number,
    salutation: String,
    firstName: String,
    lastName: String,
    gender: String,
    dateOfBirth: String,
    phone: String,
    company: String,
    locale: String,
    store: String,
    acceptedTerms: new Schema({ version: String, at: Number }, { _id: false }),
    registeredAt: Number,
    confirmedAt: Number,
    updatedAt: Number,
    anonymisedAt: Number,
    addressBook: new Schema<AddressBook>(
      { version: Number, addresses: [addressSchema], defaultShipping: String, defaultBilling: String },
      nested,
    ),
    account: new Schema(
      { version: Number, state: String, password: String, passwordSetAt: Number, linksUntil: Number },
      nested,
    ),
    importMark: new Schema({ importId: String, row: Number, outcome: String }, nested),
    // No empty list for those who came otherwise: they are in no index of it.
    imports: { type: [String], default: undefined },
    emailKey: String,
    lastNameKey: String,
    referenceKey: String,
    outbox: outboxField,
    tombstonedAt: Date,
  },
  { versionKey: false },
);

/** Whom an import created or changed, in the order of their ids. */
export const importIndex = { imports: 1, _id: 1 } as const;
// Sparse, because tombstones have none of these fields.
customerSchema.index({ customerReference: 1 }, { unique: true, sparse: true });
customerSchema.index({ 'outbox.at': 1 }, { sparse: true });
customerSchema.index(importIndex, { partialFilterExpression: { imports: { $exists: true } } });
customerSchema.index({ tombstonedAt: 1 }, { expireAfterSeconds: tombstoneLifeSeconds });

/**
 * What lists and searches walk along. They end with the id, so that those with the same key have an order, too; a filter
 * and the registration share an index, so that the usual lists need no sorting. The addresses are not unique: identity
 * alone decides who owns one.
 */
export const directoryIndexes = {
  registeredAt: { registeredAt: 1, _id: 1 },
  email: { emailKey: 1, _id: 1 },
  lastName: { lastNameKey: 1 },
  reference: { referenceKey: 1 },
  store: { store: 1, registeredAt: 1, _id: 1 },
  locale: { locale: 1, registeredAt: 1, _id: 1 },
  state: { 'account.state': 1, registeredAt: 1, _id: 1 },
  password: { 'account.password': 1, registeredAt: 1, _id: 1 },
} as const;
/** Neither tombstones nor people who are gone have an address: no list meets them, however many there are. */
export const listed = { email: { $exists: true } } as const;
for (const key of Object.values(directoryIndexes))
  customerSchema.index(key, { partialFilterExpression: listed });
/** Those alone with a link; of those that have ended the last moments' are still among them. */
export const linked = { 'account.linksUntil': { $exists: true } } as const;
/**
 * In the orders of lists, and by the end of the link: all of them, and those with one value of a filter. Data of earlier builds
 * has other indexes of almost these keys, which an index of the same name could not replace.
 */
export const linkedIndexes = {
  registeredAt: { registeredAt: 1, _id: 1, 'account.linksUntil': -1 },
  email: { emailKey: 1, _id: 1, 'account.linksUntil': -1 },
  links: { 'account.linksUntil': 1, _id: 1 },
  store: { store: 1, 'account.linksUntil': 1 },
  locale: { locale: 1, 'account.linksUntil': 1 },
  state: { 'account.state': 1, 'account.linksUntil': 1 },
  password: { 'account.password': 1, 'account.linksUntil': 1 },
} as const;
for (const key of Object.values(linkedIndexes))
  customerSchema.index(key, { partialFilterExpression: linked });

export type CustomerModel = Model<StoredDocument>;

export function createCustomerModel(connection: Connection): CustomerModel {
  return connection.model<StoredDocument, CustomerModel>('Customer', customerSchema, 'customers');
}
