import { newId } from '@latchkey/kit/ids';
import type { CompanyUser } from '../src/domain/company-user.ts';

/** The default of its customer, changed as told. */
export function aCompanyUser(given: Partial<CompanyUser> = {}): CompanyUser {
  const importMark = { importId: newId(), row: 2, outcome: 'created' } as const;
  return { key: `acme--${newId()}`, companyKey: 'acme', isDefault: true, importMark, ...given };
}
