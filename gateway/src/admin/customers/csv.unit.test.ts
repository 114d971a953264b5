import type { ListedCustomer, ListCustomersResponse } from '@latchkey/contracts/customer';
import { csvOf } from './csv.ts';

function listed(change: Partial<ListedCustomer>): ListedCustomer {
  return {
    ...{ customerId: 'c1', customerReference: 'DE--1', email: 'ada@shop.example', salutation: 'Ms' },
    ...{ firstName: 'Ada', lastName: 'Lock', company: '', locale: 'en_US', store: 'DE' },
    ...{ registeredAtMs: Date.UTC(2026, 0, 31), confirmedAtMs: 0, state: 'active', password: 'set' },
    linksUntilMs: 0,
    ...change,
  };
}

describe('the list as CSV', () => {
  it('asks for the next page only when the one before was taken, and ends with the list', async () => {
    const asked: string[] = [];
    const pages = new Map<string, ListCustomersResponse>([
      ['', { customers: [listed({})], nextCursor: 'two' }],
      ['two', { customers: [], nextCursor: 'three' }],
      ['three', { customers: [listed({ customerReference: 'DE--2' })], nextCursor: '' }],
    ]);
    const pieces = csvOf(({ cursor }) => {
      asked.push(cursor);
      return Promise.resolve(pages.get(cursor)!);
    });
    const first = await pieces.next();
    expect(asked).toEqual(['']);
    expect(first.value).toMatch(
      /^"customerReference","registeredAt",.*\r\n"DE--1","2026-01-31T00:00:00.000Z",.*\r\n$/,
    );
    expect((await pieces.next()).value).toBe('');
    expect((await pieces.next()).value).toContain('"DE--2"');
    expect((await pieces.next()).done).toBe(true);
  });

  it.each(['=1+1', '+49', '-2', '@SUM(A1)', '＝1', '\tx', '\rx'])('makes text of %j', async (lastName) => {
    const page = { customers: [listed({ lastName })], nextCursor: '' };
    const { value } = await csvOf(() => Promise.resolve(page)).next();
    expect(value).toContain(`,"'${lastName}",`);
  });

  it('ends no cell early', async () => {
    const page = { customers: [listed({ company: 'A "B", C\r\n=2' })], nextCursor: '' };
    const { value } = await csvOf(() => Promise.resolve(page)).next();
    expect(value).toContain(',"A ""B"", C\r\n=2",');
  });
});
