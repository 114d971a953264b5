import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { AddressBook } from '../domain/address-book.ts';
import type { Customer } from '../domain/customer.ts';

/** A profile at rest. */
export type CustomerDocument = Omit<Customer, 'customerId'> & {
  _id: string;
  /** Absent until the first address. */
  addressBook?: AddressBook;
  /** Set once the person is gone; then only what names nobody is left. */
  anonymisedAt?: number;
  outbox: OutboxEntry[];
};

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
    outbox: outboxField,
    tombstonedAt: Date,
  },
  { versionKey: false },
);
// Sparse, because tombstones have none of these fields.
customerSchema.index({ customerReference: 1 }, { unique: true, sparse: true });
// Not unique: identity alone decides who owns an address.
customerSchema.index({ email: 1 }, { sparse: true });
customerSchema.index({ 'outbox.at': 1 }, { sparse: true });
customerSchema.index({ tombstonedAt: 1 }, { expireAfterSeconds: tombstoneLifeSeconds });

export type CustomerModel = Model<StoredDocument>;

export function createCustomerModel(connection: Connection): CustomerModel {
  return connection.model<StoredDocument, CustomerModel>('Customer', customerSchema, 'customers');
}
