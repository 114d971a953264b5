export { isLoopback, parseHostPort, type HostPort } from './address.ts';
export { describeConfig, type ConfigKey } from './describe-config.ts';
export { ConfigError, loadConfig, type Environment } from './load-config.ts';
export {
  callerSecrets,
  duration,
  flag,
  integer,
  list,
  listenAddress,
  logLevel,
  publicUrl,
} from './values.ts';
