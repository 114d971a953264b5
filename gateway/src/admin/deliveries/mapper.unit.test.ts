import { addressFor, given } from './mapper.ts';

describe('the address of a delivery', () => {
  it.each([
    ['admin', 'ada@mail.example'],
    ['support', 'ada@mail.example'],
    ['operator', '…@mail.example'],
    ['auditor', '…@mail.example'],
  ] as const)('is for %s %s', (role, address) => {
    expect(addressFor(role, 'ada@mail.example')).toEqual({ address });
  });

  it('is absent when nobody knows it', () => {
    expect(addressFor('admin', '')).toEqual({});
  });
});

it('leaves out what is empty', () => {
  expect(given({ reason: '', domain: 'mail.example' })).toEqual({ domain: 'mail.example' });
});
