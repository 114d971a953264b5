import { z } from 'zod';
import { changeOf, choice, length, line, nullableLine, optionalLine, yesOrNo } from '../constraints.ts';

const name = length({ max: 100 });
const upTo255 = length({ max: 255 });

/** What has to be there, in the order in which violations are reported. */
const required = {
  salutation: line(choice('Mr', 'Mrs', 'Ms', 'Dr')),
  firstName: line(name),
  lastName: line(name),
  address1: line(upTo255),
  address2: line(upTo255),
  zipCode: line(length({ max: 15 })),
  city: line(length({ min: 3, max: 255 })),
  iso2Code: line(length({ min: 2, max: 2 })),
  isDefaultShipping: yesOrNo(),
  isDefaultBilling: yesOrNo(),
};

/** Attributes of POST /customers/{reference}/addresses. */
export const newAddressSchema = z.object({
  ...required,
  address3: optionalLine(upTo255),
  company: optionalLine(upTo255),
  phone: optionalLine(upTo255),
});

/** Attributes of PATCH …/addresses/{id}: what is absent stays as it is. */
export const addressChangeSchema = changeOf({
  ...required,
  address3: nullableLine(upTo255),
  company: nullableLine(upTo255),
  phone: nullableLine(upTo255),
});
