export { isLoopback, parseHostPort, type HostPort } from './address.ts';
export { describeConfig, type ConfigKey } from './describe-config.ts';
export { ConfigError, loadConfig, type Environment } from './load-config.ts';
export {
  processSettings,
  rpcCredential,
  serviceAddress,
  serviceSettings,
  type ProcessSettings,
  type ServiceSettings,
} from './settings.ts';
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
