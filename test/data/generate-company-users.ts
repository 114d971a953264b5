import { seededRandom, type SeededRandom } from '@latchkey/testkit';
import type { GeneratedFile } from './generate-customers.ts';

/** The ways in which a row is broken, and the column that is named for it. */
const breaks = {
  'a customer nobody knows': 'customer_reference',
  'no key': 'company_user_key',
  'no company': 'company_key',
  'a default that is neither': 'is_default',
} as const;
type Break = keyof typeof breaks;

/**
 * A company-user.csv for the customers of generateCustomers, row by row, the same for the same seed.
 * @param brokenShare of the rows, such as 0.05
 * @param references of customers who are there, one for each row
 */
export function generateCompanyUsers(given: {
  references: readonly string[];
  seed: number;
  brokenShare: number;
}): GeneratedFile {
  const random = seededRandom(given.seed);
  const kinds = Object.keys(breaks) as [Break, ...Break[]];
  const broken = new Map<number, string>();
  return {
    broken,
    lines: function* () {
      yield 'company_user_key,customer_reference,company_key,is_default\n';
      for (const [at, reference] of given.references.entries()) {
        const kind = random.below(10_000) < given.brokenShare * 10_000 ? random.oneOf(kinds) : undefined;
        if (kind !== undefined) broken.set(at + 2, breaks[kind]);
        yield `${row(at, reference, random, kind).join(',')}\n`;
      }
    },
  };
}

function row(at: number, reference: string, random: SeededRandom, kind: Break | undefined): string[] {
  const company = `company-${random.below(50)}`;
  return [
    kind === 'no key' ? '' : `${company}--${at}`,
    kind === 'a customer nobody knows' ? 'NOBODY--1' : reference,
    kind === 'no company' ? '' : company,
    kind === 'a default that is neither' ? 'yes' : random.oneOf(['1', '0', '']),
  ];
}
