import { createHash } from 'node:crypto';
import { adminOperations } from '../src/admin/index.ts';
import { roles, type Role } from '../src/admin/roles.ts';
import { loadGatewayConfig } from '../src/config.ts';
import { staffToken } from './fake-staff.ts';
import { publicUrl, startGateway, type TestGateway } from './harness.ts';

const config = loadGatewayConfig({ PUBLIC_URL: publicUrl, RPC_CREDENTIAL: 'not-a-secret-of-anybody' });
const operations = adminOperations(config);

/** Whoever may: everybody, whoever has logged in (at the stages), or some roles. */
type Expected = 'anybody' | `user at ${string}` | readonly Role[];

/**
 * Written by hand, operation by operation: what the table says must be what was meant. A new operation fails here until
 * somebody has decided who may use it.
 */
const expected: Readonly<Record<string, Expected>> = {
  logIn: 'anybody',
  logOut: 'anybody',
  forgotPassword: 'anybody',
  checkLink: 'anybody',
  restorePassword: 'anybody',
  getSession: 'user at code, setup, full',
  proveSecondFactor: 'user at code, full',
  changePassword: 'user at setup, full',
  enrolTotp: 'user at setup, full',
  confirmTotp: 'user at setup, full',
  removeTotp: 'user at full',
  renewRecoveryCodes: 'user at full',
  listUsers: ['admin', 'auditor'],
  getUser: ['admin', 'auditor'],
  inviteUser: ['admin'],
  resendInvitation: ['admin'],
  changeUser: ['admin'],
  disableUser: ['admin'],
  enableUser: ['admin'],
  resetSecondFactor: ['admin'],
  startImport: ['admin', 'operator'],
  uploadImportPart: ['admin', 'operator'],
  listImports: ['admin', 'support', 'operator', 'auditor'],
  getImport: ['admin', 'support', 'operator', 'auditor'],
  watchImport: ['admin', 'support', 'operator', 'auditor'],
  listImportErrors: ['admin', 'support', 'operator', 'auditor'],
  downloadImportErrors: ['admin', 'operator'],
  cancelImport: ['admin', 'operator'],
  getCompanyUser: ['admin', 'support', 'operator', 'auditor'],
  deleteCompanyUser: ['admin', 'support'],
  countHashClasses: ['admin', 'operator', 'auditor'],
  createCampaign: ['admin', 'operator'],
  nameRecipients: ['admin', 'operator'],
  previewCampaign: ['admin', 'operator'],
  startCampaign: ['admin', 'operator'],
  pauseCampaign: ['admin', 'operator'],
  resumeCampaign: ['admin', 'operator'],
  cancelCampaign: ['admin', 'operator'],
  changeCampaignPace: ['admin', 'operator'],
  listCampaigns: ['admin', 'support', 'operator', 'auditor'],
  getCampaign: ['admin', 'support', 'operator', 'auditor'],
  watchCampaign: ['admin', 'support', 'operator', 'auditor'],
  listRecipients: ['admin', 'support', 'operator', 'auditor'],
  downloadCampaignReport: ['admin', 'support', 'operator', 'auditor'],
  reportCampaign: ['admin', 'support', 'operator', 'auditor'],
  listCustomers: ['admin', 'support', 'operator', 'auditor'],
  exportCustomers: ['admin', 'operator', 'auditor'],
  getCustomer: ['admin', 'support', 'operator', 'auditor'],
  createCustomer: ['admin', 'support'],
  changeCustomer: ['admin', 'support'],
  anonymiseCustomer: ['admin', 'support'],
  sendReset: ['admin', 'support', 'operator'],
  expirePassword: ['admin', 'support', 'operator'],
  endCustomerSessions: ['admin', 'support'],
  blockCustomer: ['admin', 'support'],
  unblockCustomer: ['admin', 'support'],
  searchDeliveries: ['admin', 'support', 'operator', 'auditor'],
  countDeliveries: ['admin', 'support', 'operator', 'auditor'],
  getDelivery: ['admin', 'support', 'operator', 'auditor'],
  retryDelivery: ['admin', 'operator', 'support'],
  retryDeliveries: ['admin', 'operator', 'support'],
  listDeadLetters: ['admin', 'operator', 'auditor'],
  getDeadLetter: ['admin', 'operator', 'auditor'],
  replayDeadLetter: ['admin', 'operator'],
  dropDeadLetter: ['admin', 'operator'],
  listMails: ['admin', 'support', 'operator', 'auditor'],
  previewMail: ['admin', 'support', 'operator', 'auditor'],
  sendTestMail: ['admin', 'operator'],
  searchAudit: ['admin', 'auditor'],
  listCustomerAudit: ['admin', 'support', 'auditor'],
  exportAudit: ['admin', 'auditor'],
  verifyAudit: ['admin', 'auditor', 'operator'],
  listKeys: ['admin', 'auditor'],
  rotateSigningKey: ['admin'],
  resealSecrets: ['admin'],
  getSystem: ['admin', 'operator', 'support', 'auditor'],
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
let gateway: TestGateway;
beforeAll(async () => {
  const tokens = roles.map((role) => `ci-${role}:${role}:${sha256(`token-of-${role}`)}`);
  gateway = await startGateway({ env: { ADMIN_TOKENS: tokens.join(',') } });
});
beforeEach(() => gateway.restore());
afterAll(() => gateway.stop());

it('has an expectation for every operation, and none for others', () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(expected).sort());
});

describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (id, operation) => {
  const may = expected[id] ?? [];
  const path = `/admin${operation.path.replace(/:\w+/g, '0198f0c0-0000-7000-8000-000000005aff')}`;
  /** Whether it was let in: what is refused afterwards is refused for another reason. */
  const send = async (token?: string): Promise<{ refusal: string | undefined; work: number }> => {
    gateway.calls.length = 0;
    const answer = await gateway.send(operation.method.toUpperCase(), path, {
      headers: {
        'Content-Type': 'application/json',
        'Sec-Fetch-Site': 'same-origin',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      ...(operation.body === undefined ? {} : { body: '{}' }),
    });
    const refused = answer.status === 401 || answer.status === 403;
    const refusal = refused ? (JSON.parse(answer.text) as { code?: string }).code : undefined;
    return { refusal, work: gateway.calls.filter(({ rpc }) => rpc !== 'GetStaffSession').length };
  };

  it.each(roles)('for %s', async (role) => {
    const { refusal, work } = await send(staffToken(role));
    const allowed = typeof may === 'string' || may.includes(role);
    expect(refusal).toBe(allowed ? undefined : 'role_not_allowed');
    if (!allowed) expect(work).toBe(0);
  });

  it.each(roles)('for a program with the role %s', async (role) => {
    const { refusal } = await send(`token-of-${role}`);
    if (may === 'anybody') expect(refusal).toBeUndefined();
    else if (typeof may === 'string') expect(refusal).toBe('session_ended');
    else expect(refusal).toBe(may.includes(role) ? undefined : 'role_not_allowed');
  });

  it.each([
    ['nobody', undefined, 'session_missing'],
    ['a disabled user', staffToken('disabled'), 'session_ended'],
    ['an expired session', staffToken('expired'), 'session_ended'],
  ])('for %s', async (_who, token, reason) => {
    const { refusal, work } = await send(token);
    expect(refusal).toBe(may === 'anybody' ? undefined : reason);
    if (may !== 'anybody') expect(work).toBe(0);
  });

  it.each([
    ['code', 'second_factor_required'],
    ['setup', 'second_factor_setup_required'],
  ] as const)('for a session at %s', async (stage, reason) => {
    const { refusal, work } = await send(staffToken(stage));
    const allowed = typeof may === 'string' && (may === 'anybody' || may.includes(stage));
    expect(refusal).toBe(allowed ? undefined : reason);
    if (!allowed) expect(work).toBe(0);
  });
});
