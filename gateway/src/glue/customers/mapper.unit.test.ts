import type { Customer } from '@latchkey/contracts/customer';
import fc from 'fast-check';
import { customerResource } from './mapper.ts';

const microseconds = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}$/;

const customers = fc.record<Customer>({
  customerId: fc.uuid(),
  customerReference: fc.string({ minLength: 1 }),
  email: fc.emailAddress(),
  salutation: fc.constantFrom('Mr', 'Mrs', 'Ms', 'Dr', 'n/a', ''),
  firstName: fc.string(),
  lastName: fc.string(),
  gender: fc.constantFrom('Male', 'Female', ''),
  dateOfBirth: fc.constantFrom('', '1815-12-10'),
  phone: fc.string(),
  company: fc.string(),
  locale: fc.constant('en_US'),
  store: fc.constant('DE'),
  acceptedTerms: fc.option(fc.record({ version: fc.string(), atMs: fc.nat() })),
  registeredAtMs: fc.nat(),
  confirmedAtMs: fc.nat(),
  updatedAtMs: fc.nat(),
});

it('renders each field from its own source', () => {
  fc.assert(
    fc.property(customers, (customer) => {
      const { id, attributes, path } = customerResource(customer);
      expect(id).toBe(customer.customerReference);
      expect(path).toBe(`/customers/${encodeURIComponent(customer.customerReference)}`);
      expect(attributes).toEqual({
        salutation: customer.salutation || null,
        firstName: customer.firstName || null,
        lastName: customer.lastName || null,
        gender: customer.gender || null,
        dateOfBirth: customer.dateOfBirth || null,
        email: customer.email,
        acceptedTerms: customer.acceptedTerms !== null && customer.acceptedTerms.atMs > 0 ? true : null,
        confirmPassword: null,
        createdAt: expect.stringMatching(microseconds) as string,
        updatedAt: expect.stringMatching(microseconds) as string,
      });
    }),
  );
});

it('renders times in UTC with microseconds', () => {
  const [customer] = fc.sample(customers, 1);
  const registeredAtMs = Date.UTC(2026, 0, 31, 9, 5, 7, 12);
  const updatedAtMs = Date.UTC(2026, 1, 1);
  expect(customerResource({ ...customer!, registeredAtMs, updatedAtMs }).attributes).toMatchObject({
    createdAt: '2026-01-31 09:05:07.012000',
    updatedAt: '2026-02-01 00:00:00.000000',
  });
});
