import type { Login } from '../login.ts';
import type { ThrottleRule } from './bucket.ts';
import type { DeviceTokens } from './device-token.ts';
import type { ThrottleKeys } from './throttle-keys.ts';
import type { Guard } from './throttle-repository.ts';

/** What the failures of a login attempt are counted for. */
export type LoginGuards = (
  login: Login,
  client: { readonly address: string; readonly deviceToken: string },
) => readonly Guard[];

/**
 * A known device answers for itself alone; everybody else for the login and for their address, whichever has more
 * failures. So however often strangers fail, and even from the owner's own address, the owner's device gets in.
 */
export function createLoginGuards(deps: {
  keys: Pick<ThrottleKeys, 'login' | 'device' | 'address'>;
  deviceTokens: Pick<DeviceTokens, 'read'>;
  perLogin: ThrottleRule;
  perAddress: ThrottleRule;
}): LoginGuards {
  const { keys, perLogin, perAddress } = deps;
  return (login, client) => {
    const device = deps.deviceTokens.read(client.deviceToken, login);
    if (device !== undefined) return [{ key: keys.device(device), rule: perLogin }];
    const address = keys.address('login', client.address);
    return [
      { key: keys.login(login), rule: perLogin },
      ...(address === undefined ? [] : [{ key: address, rule: perAddress }]),
    ];
  };
}
