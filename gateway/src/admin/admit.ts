import type { Request } from 'express';
import { AppError } from '@latchkey/kit/errors';
import { bearerOf } from '../operations/router.ts';
import type { AdminDeps, AdminOperation, AtWork } from './operation.ts';
import { operatorOf } from './operators.ts';

/** Who asks, and whether the role is one of the operation's. @throws AppError */
export function admitStaff(operation: AdminOperation, request: Request, deps: AdminDeps): AtWork {
  const token = bearerOf(request);
  if (token === undefined) throw new AppError('session_missing');
  const operator = operatorOf(deps.config.ADMIN_TOKENS, token);
  if (operator === undefined) throw new AppError('access_token_invalid');
  if (!operation.roles.includes(operator.role)) throw new AppError('role_not_allowed');
  return { deps, staff: { kind: 'token', ...operator } };
}
