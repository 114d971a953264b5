import { aCustomer } from '../../test/a-customer.ts';
import { readLayout, type CellFault } from './import-layout.ts';
import { customerColumns, readCells, readRow, type ImportedRow } from './import-row.ts';

const context = { now: Date.UTC(2026, 7, 24, 12), defaultLocale: 'en_US', defaultStore: 'DE' };
const goodRow = {
  customer_reference: 'DE--21',
  locale_name: 'de_DE',
  phone: '+49 30 1',
  email: 'ada@shop.example',
  salutation: 'Ms',
  first_name: 'Ada',
  last_name: 'Lovelace',
  company: 'ACME',
  gender: 'Female',
  date_of_birth: '1990-02-28',
  password: '',
  registered: '2020-01-31',
};
type Row = Partial<Record<keyof typeof goodRow, string>>;

function read(row: Row, existing?: Parameters<typeof readRow>[1]): ImportedRow | { faults: CellFault[] } {
  const cells = readCells(readLayout(Object.keys(row), customerColumns), Object.values(row));
  return 'faults' in cells ? cells : readRow(cells.cells, existing, context);
}
const columnsAtFault = (row: Row): string[] => {
  const result = read(row);
  return 'faults' in result ? result.faults.map(({ column }) => column) : [];
};

describe('readLayout', () => {
  it('knows all columns of Spryker, in any order, and names the others', () => {
    expect(readLayout([...Object.keys(goodRow), 'vip', 'notes'].reverse(), customerColumns).ignored).toEqual([
      'notes',
      'vip',
    ]);
  });

  it('names every mandatory column that is missing, and every known one that is there twice', () => {
    const head = ['customer_reference', 'email', 'email', 'first_name', 'last_name'];
    let refusal: unknown;
    try {
      readLayout(head, customerColumns);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({
      code: 'invalid_input',
      fields: [
        { field: 'columns', rule: 'missing-column', values: { column: 'salutation' } },
        { field: 'columns', rule: 'missing-column', values: { column: 'gender' } },
        { field: 'columns', rule: 'doubled-column', values: { column: 'email' } },
      ],
    });
  });
});

it('a first row that names no column at all is taken for data', () => {
  let refusal: unknown;
  try {
    readLayout(['DE--1', 'en_US', 'ada@shop.example'], customerColumns);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toMatchObject({ fields: [{ field: 'columns', rule: 'no-head' }] });
});

describe('a file of rejected rows that is imported again', () => {
  const mended = (head: string[], cells: string[]) => {
    const read = readCells(readLayout(head, customerColumns), cells);
    return 'cells' in read ? Object.fromEntries(head.map((name) => [name, read.cells.get(name)])) : read;
  };
  const head = ['customer_reference', 'phone', 'email', 'salutation', 'first_name', 'last_name', 'gender'];
  const cells = ["'=DE--1", "'+49 30 1", 'ada@shop.example', 'Ms', "'Ada", "'t Hooft", 'Female'];

  it('loses the apostrophes that kept spreadsheets from taking its cells for formulas', () => {
    expect(mended([...head, 'error_row'], [...cells, '3'])).toMatchObject({
      customer_reference: '=DE--1',
      phone: '+49 30 1',
      first_name: "'Ada",
      last_name: "'t Hooft",
    });
    expect(mended([...head, 'password', 'error_row'], [...cells, "'=secret", '3'])).toMatchObject({
      password: "'=secret",
    });
  });

  it('keeps them where nobody has put them', () => {
    expect(mended(head, cells)).toMatchObject({ customer_reference: "'=DE--1", phone: "'+49 30 1" });
  });
});

describe('readCells', () => {
  const layout = readLayout(Object.keys(goodRow), customerColumns);
  it.each([
    ['DE--1', 1],
    ['customer--000123456789', 123456789],
    ['7', 7],
    ['shop 2 customer 34', 34],
  ])('takes the reference %s for number %d', (reference, number) => {
    const cells = Object.values({ ...goodRow, customer_reference: ` ${reference} ` });
    expect(readCells(layout, cells)).toMatchObject({ reference, number });
  });

  it.each(['', 'DE--', 'DE--1a', 'DE--1234567890123', 'DE\n--1', `${'x'.repeat(255)}1`])(
    'refuses the reference %j',
    (reference) => {
      const cells = Object.values({ ...goodRow, customer_reference: reference });
      const found = readCells(layout, cells);
      expect(found).toMatchObject({ faults: [{ column: 'customer_reference' }] });
    },
  );

  it('refuses a row with too few or too many cells', () => {
    expect(readCells(layout, ['DE--1'])).toEqual({
      faults: [{ column: '', reason: 'The row has 1 cells, but there are 12 columns.' }],
    });
  });
});

describe('readRow', () => {
  it('reads a full row', () => {
    expect(read(goodRow)).toEqual({
      profile: {
        email: 'ada@shop.example',
        salutation: 'Ms',
        firstName: 'Ada',
        lastName: 'Lovelace',
        gender: 'Female',
        dateOfBirth: '1990-02-28',
        phone: '+49 30 1',
        company: 'ACME',
        locale: 'de_DE',
        store: 'DE',
      },
      passwordCell: '',
      registeredAt: Date.UTC(2020, 0, 31),
    });
  });

  it('leaves alone what a customer has in columns that are not there; an empty cell empties', () => {
    const existing = aCustomer({ phone: '1', company: 'ACME', locale: 'de_DE', gender: 'Female' });
    const { customer_reference, email, salutation, first_name, last_name, gender } = goodRow;
    const row = { customer_reference, email, salutation, first_name, last_name, gender, phone: '' };
    expect(read(row, existing)).toMatchObject({ profile: { phone: '', company: 'ACME', locale: 'de_DE' } });
  });

  it.each<[Row, string]>([
    [{ email: 'ada' }, 'email'],
    [{ email: '' }, 'email'],
    [{ salutation: 'Sir' }, 'salutation'],
    [{ salutation: '' }, 'salutation'],
    [{ first_name: '' }, 'first_name'],
    [{ last_name: 'x'.repeat(101) }, 'last_name'],
    [{ last_name: 'a\nb' }, 'last_name'],
    [{ gender: 'female' }, 'gender'],
    [{ date_of_birth: '1990-02-30' }, 'date_of_birth'],
    [{ date_of_birth: '28.02.1990' }, 'date_of_birth'],
    [{ date_of_birth: '2990-02-28' }, 'date_of_birth'],
    [{ locale_name: 'German' }, 'locale_name'],
    [{ registered: '2020-02-30' }, 'registered'],
    [{ registered: '2020-01-31 25:00:00' }, 'registered'],
    [{ registered: '2027-01-01' }, 'registered'],
    [{ registered: 'yes' }, 'registered'],
    [{ password: 'x'.repeat(1025) }, 'password'],
  ])('refuses %j in its column', (change, column) => {
    expect(columnsAtFault({ ...goodRow, ...change })).toEqual([column]);
  });

  it('names all faults of a row at once and repeats nothing of its cells', () => {
    const faulty = read({ ...goodRow, email: 'hunter2', salutation: 'hunter2', registered: 'hunter2' });
    expect('faults' in faulty && faulty.faults).toHaveLength(3);
    expect(JSON.stringify(faulty)).not.toContain('hunter2');
  });

  it.each([
    ['2020-01-31', Date.UTC(2020, 0, 31)],
    ['2020-01-31 10:20:30', Date.UTC(2020, 0, 31, 10, 20, 30)],
    ['2020-01-31 10:20:30.000000', Date.UTC(2020, 0, 31, 10, 20, 30)],
    ['2020-01-31T10:20:30+02:00', Date.UTC(2020, 0, 31, 8, 20, 30)],
    ['', undefined],
  ])('reads registered "%s"', (registered, registeredAt) => {
    expect(read({ ...goodRow, registered })).toMatchObject({ registeredAt });
  });
});
