import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

/** Of the console; all of Latchkey is released together. */
export const consoleVersion = version;
