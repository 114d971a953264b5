import type { Request } from 'express';
import { AppError } from '@latchkey/kit/errors';
import { actAs } from '@latchkey/kit/origin';
import { bearerOf } from '../operations/router.ts';
import type { AdminDeps, AdminOperation, AtWork } from './operation.ts';
import { operatorOf } from './operators.ts';

/** Who asks, and whether the role is one of the operation's; from then on they act. @throws AppError */
export function admitStaff(operation: AdminOperation, request: Request, deps: AdminDeps): AtWork {
  const token = bearerOf(request);
  if (token === undefined) throw new AppError('session_missing');
  const operator = operatorOf(deps.config.ADMIN_TOKENS, token);
  if (operator === undefined) throw new AppError('access_token_invalid');
  if (!operation.roles.includes(operator.role)) throw new AppError('role_not_allowed');
  actAs({ kind: 'operator', id: operator.name, name: operator.role });
  return { deps, staff: { kind: 'token', ...operator } };
}
