import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { CompanyUser } from '../../domain/company-user.ts';
import type { CredentialEvent } from '../../domain/credential-repository.ts';
import {
  credentialFromStored,
  importMarkFromStored,
  type Credential,
  type Registration,
  type StoredPassword,
} from '../../domain/credential.ts';
import type { Link } from '../../domain/link.ts';
import { className, classOf } from '../../domain/password-class.ts';

interface StoredMark {
  importId: string;
  row: number;
  outcome: string;
}

/** A credential as it rests in `identity.credentials` (ARCHITECTURE §3). */
export interface CredentialDocument {
  /** customerId */
  _id: string;
  customerReference: string;
  login: string;
  /** `class` is className(classOf(phc)), counted for the decoys. */
  password?: { phc: string; class: string; setAt: Date; origin: string; cellMac?: string };
  state: string;
  epoch: number;
  links: { hash: string; purpose: string; expiresAt: Date; requestId: string; kid: string }[];
  registration?: { requestId: string; locale: string; requestedAt: Date; origin?: string };
  invitation?: { requestId: string; locale: string; requestedAt: Date };
  blockedFrom?: string;
  importMark?: StoredMark;
  companyUsers?: { key: string; companyKey: string; isDefault: boolean; importMark: StoredMark }[];
  version: number;
  createdAt: Date;
  /** Set while the state is pending; the reconciler looks for old ones by it. */
  pendingSince?: Date;
  outbox: OutboxEntry[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const nested = { _id: false, id: false } as const;
const importMark = new Schema(
  { importId: text, row: { type: Number, required: true }, outcome: text },
  nested,
);
const request = { requestId: text, locale: { type: String, default: '' }, requestedAt: instant } as const;

const schema = new Schema<CredentialDocument>(
  {
    _id: text,
    customerReference: text,
    login: text,
    password: new Schema({ phc: text, class: text, setAt: instant, origin: text, cellMac: String }, nested),
    state: text,
    epoch: { type: Number, required: true },
    links: {
      type: [
        new Schema({ hash: text, purpose: text, expiresAt: instant, requestId: text, kid: text }, nested),
      ],
      default: [],
    },
    registration: new Schema({ ...request, origin: String }, nested),
    invitation: new Schema(request, nested),
    blockedFrom: String,
    importMark,
    companyUsers: {
      type: [new Schema({ key: text, companyKey: text, isDefault: Boolean, importMark }, nested)],
      default: undefined,
    },
    version: { type: Number, required: true },
    createdAt: instant,
    pendingSince: Date,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ login: 1 }, { unique: true })
  .index({ 'links.hash': 1 }, { sparse: true })
  .index({ 'outbox.at': 1 }, { sparse: true })
  .index({ pendingSince: 1 }, { sparse: true })
  .index({ 'password.class': 1 }, { sparse: true })
  .index({ 'companyUsers.key': 1 }, { unique: true, sparse: true });

export type CredentialModel = Model<CredentialDocument>;

export function credentialModel(connection: Connection): CredentialModel {
  return connection.model<CredentialDocument>('Credential', schema, 'credentials');
}

export function toCredential(stored: CredentialDocument): Credential {
  const { password, registration, invitation } = stored;
  return credentialFromStored({
    customerId: stored._id,
    customerReference: stored.customerReference,
    login: stored.login,
    password: password && {
      phc: password.phc,
      setAt: password.setAt.getTime(),
      origin: password.origin,
      cellMac: password.cellMac,
    },
    state: stored.state,
    epoch: stored.epoch,
    links: stored.links.map((link) => ({ ...link, expiresAt: link.expiresAt.getTime() })),
    registration: registration && { ...registration, requestedAt: registration.requestedAt.getTime() },
    invitation: invitation && { ...invitation, requestedAt: invitation.requestedAt.getTime() },
    blockedFrom: stored.blockedFrom,
    importMark: stored.importMark,
    companyUsers: toCompanyUsers(stored.companyUsers),
    version: stored.version,
    createdAt: stored.createdAt.getTime(),
  });
}

export function toDocument(credential: Credential): CredentialDocument {
  const { password, registration, invitation, blockedFrom } = credential;
  return {
    _id: credential.customerId,
    customerReference: credential.customerReference,
    login: credential.login,
    ...(password === undefined ? {} : { password: toStoredPassword(password) }),
    state: credential.state,
    epoch: credential.epoch,
    links: credential.links.map(toStoredLink),
    ...(registration === undefined ? {} : { registration: toStoredRegistration(registration) }),
    ...(invitation === undefined
      ? {}
      : { invitation: { ...invitation, requestedAt: new Date(invitation.requestedAt) } }),
    ...(blockedFrom === undefined ? {} : { blockedFrom }),
    ...(credential.importMark === undefined ? {} : { importMark: credential.importMark }),
    ...(credential.companyUsers === undefined ? {} : { companyUsers: [...credential.companyUsers] }),
    version: credential.version,
    createdAt: new Date(credential.createdAt),
    ...(credential.state === 'pending' ? { pendingSince: new Date(credential.createdAt) } : {}),
    outbox: [],
  };
}

export function toStoredRegistration({
  requestedAt,
  origin,
  ...same
}: Registration): NonNullable<CredentialDocument['registration']> {
  return { ...same, requestedAt: new Date(requestedAt), ...(origin === undefined ? {} : { origin }) };
}

/** Absent where there are none. */
export function toCompanyUsers(
  stored: CredentialDocument['companyUsers'],
): readonly CompanyUser[] | undefined {
  return stored?.map((each) => ({ ...each, importMark: importMarkFromStored(each.importMark) }));
}

export function toStoredPassword({
  phc,
  setAt,
  origin,
  cellMac,
}: StoredPassword): NonNullable<CredentialDocument['password']> {
  return {
    phc,
    class: storedClass(phc),
    setAt: new Date(setAt),
    origin,
    ...(cellMac === undefined ? {} : { cellMac }),
  };
}

/** A hash of no known class is never verified; it is counted as such. */
export function storedClass(phc: string): string {
  const known = classOf(phc);
  return known === undefined ? 'unknown' : className(known);
}

export function toStoredLink(link: Link): CredentialDocument['links'][number] {
  return { ...link, expiresAt: new Date(link.expiresAt) };
}

export function toEntries(events: readonly CredentialEvent[]): OutboxEntry[] {
  return events.map((event) => ({ ...event }));
}
