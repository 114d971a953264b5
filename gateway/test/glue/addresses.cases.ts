import { ada, home } from '../harness.ts';
import {
  customer,
  done,
  error,
  get,
  invalid,
  refused,
  rejects,
  remove,
  text,
  type GlueCase,
  type GlueRequest,
} from './case.ts';

const mine = `/customers/${ada.customerReference}/addresses`;
const theirs = '/customers/customer--8/addresses';
const nobodys = '/customers//addresses';
const one = `${mine}/${home.addressId}`;
const bearer = { bearer: true } as const;

export const address = {
  salutation: 'Ms',
  firstName: 'Ada',
  lastName: 'Lock',
  address1: 'Invalidenstraße',
  address2: '35',
  zipCode: '10115',
  city: 'Berlin',
  iso2Code: 'DE',
  isDefaultShipping: false,
  isDefaultBilling: false,
};
const add = (attributes: Record<string, unknown>, path = mine): GlueRequest => ({
  method: 'POST',
  path,
  type: 'addresses',
  attributes,
});
const change = (attributes: Record<string, unknown>, path = one): GlueRequest => ({
  ...add(attributes, path),
  method: 'PATCH',
});

const unauthorized = error(403, '411', 'Unauthorized request.');
const notFound = error(404, '404', 'Address was not found.');
const noReference = error(400, '405', 'Customer reference is missing.');
const noId = error(400, '', 'Resource id is not specified.');
const noToken = error(403, '002', 'Missing access token.');

const wrong = {
  salutation: 'n/a',
  firstName: null,
  lastName: 'x'.repeat(101),
  address1: 7,
  address2: 'x'.repeat(256),
  zipCode: 'x'.repeat(16),
  city: 'Ål',
  iso2Code: 'DEU',
  isDefaultShipping: 1,
  isDefaultBilling: null,
  address3: 'x'.repeat(256),
};
const wrongInOrder = invalid(
  `salutation => ${text.noChoice}`,
  `firstName => ${text.blank}`,
  'lastName => This value is too long. It should have 100 characters or less.',
  'address1 => This value should be of type string.',
  'address2 => This value is too long. It should have 255 characters or less.',
  'zipCode => This value is too long. It should have 15 characters or less.',
  'city => This value is too short. It should have 3 characters or more.',
  'iso2Code => This value should have exactly 2 characters.',
  'isDefaultShipping => This value should be of type boolean.',
  'isDefaultBilling => This value should be of type boolean.',
  'address3 => This value is too long. It should have 255 characters or less.',
);

export const addressesCases: GlueCase[] = [
  done('the book', get(mine), 200, bearer),
  done('an empty book', get(mine), 200, {
    ...bearer,
    given: (gateway) => (gateway.customer.ListAddresses = () => Promise.resolve({ addresses: [] })),
  }),
  done('one', get(one), 200, bearer),
  done('added', add(address), 201, bearer),
  done('with what is optional', add({ ...address, address3: null, company: 'L', phone: '+49' }), 201, bearer),
  done('changed', change({ city: 'Potsdam' }), 200, bearer),
  done('changed: nothing', change({}), 200, bearer),
  done('deleted', remove(one), 204, bearer),
  done('deleted, with a content type and no body', remove(one), 204, { ...bearer, body: '' }),

  refused(
    'nothing given',
    add({}),
    invalid(...Object.keys(address).map((field) => `${field} => ${text.missing}`)),
    bearer,
  ),
  refused('everything wrong', add(wrong), wrongInOrder, bearer),
  refused('everything wrong in a change', change(wrong), wrongInOrder, bearer),
  refused('no such country', add({ ...address, iso2Code: 'ZZ' }), invalid(`iso2Code => ${text.notValid}`), {
    ...bearer,
    ...customer('AddAddress', rejects('invalid_input', { fields: [{ field: 'iso2Code', rule: 'one-of' }] })),
  }),
  refused('too many', add(address), error(400, '409', 'Failed to save customer address.'), {
    ...bearer,
    ...customer('AddAddress', rejects('address_limit')),
  }),
  refused('wrong type', { ...add(address), type: 'address' }, error(400, '', 'Invalid type.'), bearer),

  refused('unknown', get(`${mine}/0198f0c0-0000-7000-8000-000000000000`), notFound, bearer),
  refused('unknown in a change', change({}), notFound, {
    ...bearer,
    ...customer('UpdateAddress', rejects('address_not_found')),
  }),
  refused('unknown to delete', remove(one), notFound, {
    ...bearer,
    ...customer('DeleteAddress', rejects('address_not_found')),
  }),
  refused('a customer gone', get(mine), error(404, '402', 'Customer not found.'), {
    ...bearer,
    ...customer('ListAddresses', rejects('customer_not_found')),
  }),

  ...[
    get(theirs),
    get(`${theirs}/x`),
    add(address, theirs),
    change({}, `${theirs}/x`),
    remove(`${theirs}/x`),
  ].map((request) => refused('somebody else’s', request, unauthorized, bearer)),
  refused(
    'somebody else’s, and wrong',
    add({ ...address, city: 'x' }, theirs),
    invalid(wrongInOrder[6]!.detail),
    bearer,
  ),
  ...[
    get(nobodys),
    get(`${nobodys}/x`),
    add(address, nobodys),
    change({}, `${nobodys}/x`),
    remove(`${nobodys}/x`),
  ].map((request) => refused('no reference', request, noReference, bearer)),
  ...[change({}, mine), remove(mine), change({}, nobodys), remove(nobodys)].map((request) =>
    refused('no id', request, noId, bearer),
  ),
  ...[get(mine), get(one), add(address), change({}), remove(one), get(nobodys)].map((request) =>
    refused('no token', request, noToken),
  ),
];
