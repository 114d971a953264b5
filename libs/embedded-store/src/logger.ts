/** The little the store needs of a logger; pino's interface fits as it is. */
export interface StoreLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const ignore = (): void => undefined;

export const silentLogger: StoreLogger = { info: ignore, warn: ignore, error: ignore };
