import { adminOperations } from '../admin/index.ts';
import type { AdminOperation, Tag as AdminTag } from '../admin/operation.ts';
import type { GatewayConfig } from '../config.ts';
import { storefrontOperations } from '../storefront/index.ts';
import type { StorefrontOperation, Tag as StorefrontTag } from '../storefront/operation.ts';
import { operationsDocument, type ApiDocument } from './operations-document.ts';

const storefrontTags: Readonly<Record<StorefrontTag, string>> = {
  Registration: 'From the form to the confirmed address',
  Session: 'Log in and out',
  Password: 'Forgotten passwords',
  Account: 'What belongs to the customer who is logged in',
  Addresses: 'The address book of the customer who is logged in',
};

const adminTags: Readonly<Record<AdminTag, string>> = {
  Imports: 'Customers from files',
};

/** The API document of /storefront. Bounds in it, such as the shortest password, are those of the configuration. */
export function storefrontDocument(config: GatewayConfig): ApiDocument {
  return operationsDocument<StorefrontOperation>({
    title: 'Latchkey storefront',
    description: "Accounts and passwords for the shop's own front end.",
    base: '/storefront',
    tags: storefrontTags,
    securitySchemes: {
      cookie: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-latchkey',
        description:
          'Set by log in; `latchkey` where PUBLIC_URL is http. Unsafe requests need `Sec-Fetch-Site: same-origin` or an allowed Origin.',
      },
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
    operations: storefrontOperations(config),
    accessOf: ({ needsCustomer }) =>
      needsCustomer
        ? { schemes: ['cookie', 'bearer'], problems: ['session_missing', 'access_token_invalid'] }
        : { schemes: [], problems: [] },
  });
}

/** The API document of /admin. */
export function adminDocument(config: GatewayConfig): ApiDocument {
  return operationsDocument<AdminOperation>({
    title: 'Latchkey admin',
    description: 'For those who work for the shop: the Back Office, the console, programs.',
    base: '/admin',
    tags: adminTags,
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', description: 'A token of ADMIN_TOKENS' },
    },
    operations: adminOperations(config),
    accessOf: ({ roles }) => ({
      schemes: ['bearer'],
      problems: ['session_missing', 'access_token_invalid', 'role_not_allowed'],
      note: `Roles: ${roles.join(', ')}.`,
    }),
  });
}
