/** What somebody at the admin routes may do; each operation names its roles (operation.ts). */
export const roles = ['admin', 'support', 'operator', 'auditor'] as const;
export type Role = (typeof roles)[number];
