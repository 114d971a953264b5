import type { Lifecycle } from '@latchkey/kit/lifecycle';
import type { Logger } from '@latchkey/kit/logging';
import type { DataDir } from './data-dir/open-data-dir.ts';
import type { Configuration } from './load-configuration.ts';

/** What every part of standalone has. */
export interface House {
  readonly configuration: Configuration;
  readonly dataDir: DataDir;
  readonly lifecycle: Lifecycle;
  readonly logger: Logger;
}
