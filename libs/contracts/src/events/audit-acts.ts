/**
 * Everything the audit trail can say, and what each act means; docs/audit.md lists them. The closed list: an act that is
 * not here is refused. `subject` is the id of the person the act is about: a customer's for account.*, password.*, link.*,
 * sessions.* and login.*, a Back Office user's for staff.*; empty where it is about nobody.
 */
export const auditActs = {
  'account.registered': 'A registration was taken up; the account exists from now on.',
  'account.created': 'Staff created an account without a password.',
  'account.confirmed': 'The address of an account was proven: by its link, or by using any mailed link.',
  'account.imported': 'A row of an import created the account.',
  'account.updated': 'The owner or staff changed the profile; details.fields names the fields.',
  'account.email_change_requested': 'The owner or staff asked to move the account to another address.',
  'account.email_changed': 'The account has another address now; all links and sessions ended.',
  'account.blocked': 'Nobody may log in; sessions and links ended.',
  'account.unblocked': 'The block was lifted.',
  'account.exported': 'The owner took a copy of the own data along.',
  'account.anonymised': 'The person is gone: address, password, links and sessions; the id remains.',
  'account.company_user_set':
    'A row of an import made the account act for a company, or changed how; details.row.',
  'account.company_user_removed':
    'A row of an import gave a company user of the account to another one; sessions ended if tokens named it.',
  'password.changed': 'The owner, knowing the old one, chose another password; all sessions ended.',
  'password.restored': 'A mailed reset link set another password; all sessions ended.',
  'password.set': 'An invitation set the first password.',
  'password.imported': 'A row of an import set a password that the file held in clear text.',
  'password.hash_imported': 'A row of an import set the hash of a password; details.hashClass says which.',
  'password.expired': 'The password no longer counts, sessions ended; a link sets another one.',
  'password.reset_requested':
    'Somebody asked for a reset link for this account; written when the link is minted, so that asking tells nothing.',
  'link.minted': 'A link was made for a mail; details.purpose and details.linkRequestId say which.',
  'sessions.ended': 'Sessions ended; details.reason says why, details.sessionId which if it was one.',
  'login.throttled': 'So many logins failed that this account has to wait; the owner’s known devices do not.',
  'staff.invited': 'A Back Office user was created and gets a link by mail.',
  'staff.logged_in': 'A Back Office user logged in.',
  'staff.login_failed': 'A login of a Back Office user failed.',
  'staff.logged_out': 'A Back Office user ended a session.',
  'staff.password_set': 'A Back Office user set the first password, by invitation.',
  'staff.password_changed': 'A Back Office user changed the own password.',
  'staff.password_restored': 'A mailed link set another password of a Back Office user.',
  'staff.reset_requested': 'A reset link for a Back Office user was asked for.',
  'staff.role_changed': 'A Back Office user has another role; details.role says which.',
  'staff.disabled': 'A Back Office user can no longer log in; sessions ended.',
  'staff.enabled': 'A Back Office user can log in again.',
  'staff.second_factor_enabled': 'A Back Office user has a second factor from now on.',
  'staff.second_factor_removed': 'The second factor of a Back Office user was taken away.',
  'staff.recovery_codes_made': 'New recovery codes; the old ones no longer count.',
  'staff.recovery_code_used': 'A recovery code stood in for the second factor.',
  'import.started': 'An import of customers began; details.importId.',
  'import.ended': 'An import is over; details.state says how.',
  'campaign.created': 'A campaign of reset or invitation mails was drafted; details.campaignId.',
  'campaign.started': 'A campaign began to run.',
  'campaign.paused': 'A campaign was paused.',
  'campaign.resumed': 'A paused campaign goes on.',
  'campaign.changed': 'Pace or another setting of a campaign was changed; details.fields names them.',
  'campaign.cancelled': 'A campaign was cancelled.',
  'campaign.completed': 'Every recipient of a campaign has a final state.',
  'delivery.retried': 'Staff put a failed mail back into the queue; details.deliveryId.',
  'mail.test_sent': 'A test mail was sent; details.kind says which template.',
  'event.replayed': 'A dead letter of the bus was sent again; details.eventId.',
  'event.dropped': 'A dead letter of the bus was dropped for good; details.eventId.',
  'customers.exported': 'Somebody began to download a list of customers.',
  'audit.exported': 'Somebody began to download the audit trail, to keep it or to check it.',
  'keys.rotated':
    'A key was replaced: details.kind signing, by a new one that signs soon; encryption, everything at rest is sealed under it now. details.kid names the new one.',
} as const satisfies Record<string, string>;

export type AuditAct = keyof typeof auditActs;

/** The facts an entry may hold besides who, what, when and whom. None can hold a secret, an address or a name. */
export const auditDetails = {
  campaignId: 'The campaign that caused it.',
  count: 'How many.',
  deliveryId: 'The delivery in notification’s ledger.',
  eventId: 'The event on the bus.',
  fields: 'Names of fields that changed, separated by commas; never their values.',
  hashClass: 'Algorithm and cost of a stored hash, such as bcrypt/10.',
  importId: 'The import that caused it.',
  kid: 'The id of a key.',
  kind: 'What sort of the thing, such as the kind of a mail or key.',
  linkRequestId: 'The request a link was minted for.',
  purpose: 'What a link is for: confirm-registration, restore-password.',
  reason: 'Why: owner, staff, reuse, password, address, account.',
  role: 'A role of the Back Office.',
  row: 'The number of a row of an import.',
  sessionId: 'A session.',
  state: 'A state the subject is in now.',
  via: 'By which means: link, password, recovery-code, token, file.',
} as const satisfies Record<string, string>;

export type AuditDetail = keyof typeof auditDetails;
