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
  Session: 'Log in and out of the Back Office',
  Password: 'Own and forgotten passwords, invitations',
  'Second factor': 'Codes of an authenticator app',
  Users: 'Those who work for the shop',
  Customers: 'People, their accounts and passwords, as staff sees and keeps them',
  Imports: 'Customers from files',
  Campaigns: 'One mail with a link that sets a password to each of many customers',
  Deliveries: 'Mails to customers: where they stand, what the mail server said',
  'Dead letters': 'Events that nobody could handle',
  Mails: 'The mails as they are written',
  Audit: 'Who did what to whom, when and from where; nothing in it can be changed unnoticed',
  Keys: 'Keys of identity, by name',
  System: 'What runs, and whether it answers',
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
      cookie: {
        type: 'apiKey',
        in: 'cookie',
        name: '__Host-latchkey-staff',
        description:
          'Set by log in; `latchkey-staff` where PUBLIC_URL is http. Unsafe requests need `Sec-Fetch-Site: same-origin` or the Origin of PUBLIC_URL.',
      },
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description:
          'The token of a session, or one of ADMIN_TOKENS; the latter for operations with roles only',
      },
    },
    operations: adminOperations(config),
    accessOf: ({ access }) => {
      if (access.kind === 'anybody') return { schemes: [], problems: [] };
      const schemes = ['cookie', 'bearer'];
      const problems = [
        'session_missing',
        'session_ended',
        'second_factor_required',
        'second_factor_setup_required',
      ] as const;
      if (access.kind === 'user') return { schemes, problems, note: 'Of whoever is logged in.' };
      const note = `Roles: ${access.roles.join(', ')}.`;
      return { schemes, problems: [...problems, 'role_not_allowed'], note };
    },
  });
}
