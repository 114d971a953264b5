import { createRequire } from 'node:module';

/** Of Latchkey: all packages of the repository have the same. */
export const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
