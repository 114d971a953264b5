import { hashSync } from '@node-rs/bcrypt';
import { seededRandom, type SeededRandom } from '@latchkey/testkit';

/** Names as they come in shops that sell to several countries. */
const names: [string, string][] = [
  ['Ada', 'Lovelace'],
  ['José', 'García Ñúñez'],
  ['Zoë', "O'Brien"],
  ['Jürgen', 'Müller-Lüdenscheidt'],
  ['Łukasz', 'Wójcik'],
  ['Ελένη', 'Παπαδοπούλου'],
  ['Дмитрий', 'Шостакович'],
  ['محمد', 'الخوارزمي'],
  ['李', '清照'],
  ['さくら', '山田'],
  ['अनिता', 'शर्मा'],
  ['Nguyễn', 'Thị Minh'],
  ['Anna "Annie"', 'Smith, Jr.'],
];

/** What a password cell holds. `hashed`: one bcrypt hash of `passwordOfHash` for everybody, as in demo shops. */
export type PasswordCells = 'none' | 'hashed' | 'clear';
const passwordOfHash = 'change123';
const hash = hashSync(passwordOfHash, { cost: 4, version: '2y' });

/** The ten ways in which a row is broken, and the column that is named for it. */
const breaks = {
  'a reference without a number': 'customer_reference',
  'the address of somebody else': 'email',
  'no address': 'email',
  'an unknown salutation': 'salutation',
  'no first name': 'first_name',
  'a last name that is too long': 'last_name',
  'an unknown gender': 'gender',
  'a birthday that never was': 'date_of_birth',
  'a hash of a hostile cost': 'password',
  'a date of registration in another notation': 'registered',
} as const;
type Break = keyof typeof breaks;

export interface GeneratedFile {
  /** The head and the rows, each with its line break. */
  lines(): Generator<string>;
  /** Rows (as a spreadsheet counts) that must fail, with the column at fault; known when `lines` has ended. */
  broken: Map<number, string>;
}

const head =
  'customer_reference,locale_name,phone,email,salutation,first_name,last_name,company,gender,date_of_birth,password,registered';

/**
 * A customer.csv as shops have them, row by row, the same for the same seed.
 * @param brokenShare of the rows, such as 0.05
 */
export function generateCustomers(given: {
  rows: number;
  seed: number;
  brokenShare: number;
  passwords: PasswordCells;
  prefix?: string;
}): GeneratedFile {
  const random = seededRandom(given.seed);
  const kinds = Object.keys(breaks) as [Break, ...Break[]];
  const broken = new Map<number, string>();
  return {
    broken,
    lines: function* () {
      yield `${head}\n`;
      for (let at = 0; at < given.rows; at += 1) {
        // The first row is the somebody whose address others use.
        const breaking = at > 0 && random.below(10_000) < given.brokenShare * 10_000;
        const kind = breaking ? random.oneOf(kinds) : undefined;
        if (kind !== undefined) broken.set(at + 2, breaks[kind]);
        yield `${row(at, random, given, kind).map(quoted).join(',')}\n`;
      }
    },
  };
}

function row(
  at: number,
  random: SeededRandom,
  { passwords, prefix = 'DE' }: { passwords: PasswordCells; prefix?: string },
  kind: Break | undefined,
): string[] {
  const [first, last] = names[random.below(names.length)] ?? ['Ada', 'Lovelace'];
  const cells: Record<PasswordCells, string> = { none: '', hashed: hash, clear: `clear text ${at}` };
  const is = (...kinds: Break[]): boolean => kind !== undefined && kinds.includes(kind);
  const year = 1940 + random.below(65);
  const month = String(1 + random.below(12)).padStart(2, '0');
  const born = `${year}-${month}-${String(1 + random.below(28)).padStart(2, '0')}`;
  const address = (of: number): string => `${prefix.toLowerCase()}.person.${of}@mail${of % 7}.example`;
  return [
    is('a reference without a number') ? `${prefix}--x` : `${prefix}--${1000 + at}`,
    random.below(2) === 0 ? 'de_DE' : 'en_US',
    random.below(3) === 0 ? '+49 30 1234567' : '',
    is('no address') ? 'nobody' : address(is('the address of somebody else') ? 0 : at),
    is('an unknown salutation') ? 'Sir' : ['Mr', 'Mrs', 'Ms', 'Dr'][random.below(4)]!,
    is('no first name') ? '' : first,
    is('a last name that is too long') ? 'x'.repeat(101) : last,
    random.below(10) === 0 ? 'Ex & Sons; "Ltd"' : '',
    is('an unknown gender') ? 'female' : random.below(2) === 0 ? 'Female' : 'Male',
    is('a birthday that never was') ? '1990-02-30' : random.below(4) === 0 ? '' : born,
    is('a hash of a hostile cost') ? hash.replace('$04$', '$31$') : cells[passwords],
    is('a date of registration in another notation')
      ? '31.01.2020'
      : random.below(5) === 0
        ? ''
        : '2020-01-31',
  ];
}

/** RFC 4180, with quotation marks only where they are needed. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
