import { AppError } from '@latchkey/kit/errors';
import type { CompanyUserRepository } from '../../domain/company-user-repository.ts';
import type { CompanyUser } from '../../domain/company-user.ts';

/** A company user and whose it is. @throws AppError company_user_not_found, unavailable */
export async function findCompanyUser(
  { companyUsers }: { companyUsers: Pick<CompanyUserRepository, 'findHolders'> },
  key: string,
): Promise<{ customerId: string; companyUser: CompanyUser }> {
  const [holder] = await companyUsers.findHolders({ customerIds: [], keys: [key] });
  const companyUser = holder?.companyUsers.find((each) => each.key === key);
  if (holder === undefined || companyUser === undefined) throw new AppError('company_user_not_found');
  return { customerId: holder.customerId, companyUser };
}
