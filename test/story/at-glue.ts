import { glueClient } from '../system/glue-client.ts';
import type { System } from '../system/system.ts';

/** What a customer without a session does at Glue; each answers with its status. */
export interface AtGlue {
  logIn(email: string, password: string): Promise<number>;
  forget(email: string): Promise<number>;
  /** @param token of a mailed link */
  restore(token: string, password: string): Promise<number>;
}

export function atGlue(system: System): AtGlue {
  const glue = glueClient(system.origins);
  return {
    logIn: async (username, password) => {
      const attributes = { username, password };
      return (await glue.send('POST', '/access-tokens', { type: 'access-tokens', attributes })).status;
    },
    forget: async (email) => {
      const document = { type: 'customer-forgotten-password', attributes: { email } };
      return (await glue.send('POST', '/customer-forgotten-password', document)).status;
    },
    restore: async (restorePasswordKey, password) => {
      const attributes = { restorePasswordKey, password, confirmPassword: password };
      const document = { type: 'customer-restore-password', attributes };
      return (await glue.send('PATCH', `/customer-restore-password/${restorePasswordKey}`, document)).status;
    },
  };
}
