import { ConfigError, type Environment } from '@latchkey/kit/config';
import { loadCustomerConfig, type CustomerConfig } from '@latchkey/customer/config';
import { loadGatewayConfig, type GatewayConfig } from '@latchkey/gateway/config';
import { loadIdentityConfig, type IdentityConfig } from '@latchkey/identity/config';
import { loadNotificationConfig, type NotificationConfig } from '@latchkey/notification/config';
import { loadStandaloneConfig, type StandaloneConfig } from './config.ts';
import { generateSecrets, type Secrets } from './secrets/secrets.ts';
import { serviceEnvironments, type Wiring } from './service-environments.ts';

/** A checked configuration of standalone, and the environment its services are still to read. */
export interface Configuration {
  standalone: StandaloneConfig;
  env: Environment;
}

export interface ServiceConfigs {
  identity: IdentityConfig;
  customer: CustomerConfig;
  notification: NotificationConfig;
  gateway: GatewayConfig;
}

/**
 * Checks everything that can be checked before a file is touched: standalone's own keys and those of all services.
 * @throws ConfigError with every fault of all of them, each key once
 */
export function loadConfiguration(env: Environment): Configuration {
  const faults: string[] = [];
  const standalone = collect(faults, () => loadStandaloneConfig(env));
  const trial = standalone ?? loadStandaloneConfig({});
  const wiring: Wiring = { socket: (name) => `/${name}.sock`, smtpUrl: 'smtp://127.0.0.1:25' };
  const environments = serviceEnvironments(trial, env, generateSecrets(), wiring);
  collect(faults, () => loadIdentityConfig(environments.identity));
  collect(faults, () => loadCustomerConfig(environments.customer));
  collect(faults, () => loadNotificationConfig(environments.notification));
  collect(faults, () => loadGatewayConfig(environments.gateway));
  if (standalone === undefined || faults.length > 0) throw new ConfigError('Latchkey', eachKeyOnce(faults));
  return { standalone, env };
}

/** The services' configurations, with the real secrets and addresses. */
export function loadServiceConfigs(
  { standalone, env }: Configuration,
  secrets: Secrets,
  wiring: Wiring,
): ServiceConfigs {
  const environments = serviceEnvironments(standalone, env, secrets, wiring);
  return {
    identity: loadIdentityConfig(environments.identity),
    customer: loadCustomerConfig(environments.customer),
    notification: loadNotificationConfig(environments.notification),
    gateway: loadGatewayConfig(environments.gateway),
  };
}

function collect<Config>(faults: string[], load: () => Config): Config | undefined {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    faults.push(...error.faults);
    return undefined;
  }
}

/** Several services read some of the keys, and each of them complains. */
function eachKeyOnce(faults: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const fault of faults) {
    const [key = ''] = fault.split(' ');
    if (!byKey.has(key)) byKey.set(key, fault);
  }
  return [...byKey.values()];
}
