import type { z } from 'zod';
import type { Environment } from '../config/index.ts';
import type { Logger } from '../logging/index.ts';

/** Every service's app: what buildApp returns. */
export interface App {
  stop(): Promise<void>;
}
/**
 * The whole of a service's main.ts: reads and checks the configuration, builds, runs, stops on SIGTERM and SIGINT
 * (a second signal ends at once). Faults of the configuration and a busy port come out as a sentence, exit code 1.
 */
export declare function runService<Config>(options: { name: string; load: (env: Environment) => Config; build: (config: Config) => Promise<App> }): Promise<void>;
export type { Logger, z };
