import type { GatewayConfig } from '../../config.ts';
import type { AdminOperation } from '../operation.ts';
import { actOperations } from './act.ts';
import { readOperations } from './read.ts';
import { sendResetOperation, writeOperations } from './write.ts';

/** Customers, as those who work for the shop see and keep them. */
export function customerOperations(config: GatewayConfig): readonly AdminOperation[] {
  return [...readOperations, ...writeOperations(config), sendResetOperation, ...actOperations];
}
