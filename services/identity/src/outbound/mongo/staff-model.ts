import { Schema, type Connection, type Model } from 'mongoose';
import { outboxField, type OutboxEntry } from '@latchkey/kit/mongo';
import type { Login } from '../../domain/login.ts';
import { staffLinkPurposes } from '../../domain/staff/staff-link.ts';
import { staffRoles, staffStates, type Sealed, type StaffUser } from '../../domain/staff/staff-user.ts';

/** A Back Office user as it rests in `identity.staff`. */
export interface StaffDocument {
  /** userId */
  _id: string;
  login: string;
  name: string;
  role: string;
  state: string;
  locale: string;
  password?: { phc: string; setAt: Date };
  epoch: number;
  links: { hash: string; purpose: string; expiresAt: Date; requestId: string; kid: string }[];
  invitation?: { requestId: string; requestedAt: Date };
  secondFactor?: { secret: Sealed; confirmed: boolean; lastStep: number; recovery: string[] };
  version: number;
  createdAt: Date;
  lastLoginAt?: Date;
  outbox: OutboxEntry[];
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const nested = { _id: false, id: false } as const;
const sealed = new Schema<Sealed>({ kid: text, iv: text, tag: text, ciphertext: text }, nested);

const schema = new Schema<StaffDocument>(
  {
    _id: text,
    login: text,
    name: { type: String, default: '' },
    role: text,
    state: text,
    locale: { type: String, default: '' },
    password: new Schema({ phc: text, setAt: instant }, nested),
    epoch: { type: Number, required: true },
    links: {
      type: [
        new Schema({ hash: text, purpose: text, expiresAt: instant, requestId: text, kid: text }, nested),
      ],
      default: [],
    },
    invitation: new Schema({ requestId: text, requestedAt: instant }, nested),
    secondFactor: new Schema(
      {
        secret: { type: sealed, required: true },
        confirmed: { type: Boolean, required: true },
        lastStep: { type: Number, required: true },
        recovery: { type: [String], default: [] },
      },
      nested,
    ),
    version: { type: Number, required: true },
    createdAt: instant,
    lastLoginAt: Date,
    outbox: outboxField,
  },
  { versionKey: false, id: false },
)
  .index({ login: 1 }, { unique: true })
  .index({ 'links.hash': 1 }, { sparse: true })
  .index({ 'invitation.requestId': 1 }, { sparse: true })
  .index({ 'outbox.at': 1 }, { sparse: true });

export type StaffModel = Model<StaffDocument>;

export function staffModel(connection: Connection): StaffModel {
  return connection.model<StaffDocument>('Staff', schema, 'staff');
}

/**
 * The door for users that come from the store. A word that is in none of the unions was written by a newer version or by
 * hand; acting on it as if it were known could let somebody in.
 * @throws Error naming the user and the field
 */
export function toStaffUser(stored: Omit<StaffDocument, 'outbox'>): StaffUser {
  const known = <Word extends string>(words: readonly Word[], word: string, field: string): Word => {
    const found = words.find((each) => each === word);
    if (found === undefined) throw new Error(`staff user ${stored._id} has an unknown ${field}`);
    return found;
  };
  const { _id: userId, login, name, locale, epoch, version, password, invitation, secondFactor } = stored;
  return {
    ...{ userId, name, locale, epoch, version, secondFactor },
    login: login as Login,
    role: known(staffRoles, stored.role, 'role'),
    state: known(staffStates, stored.state, 'state'),
    password: password && { phc: password.phc, setAt: password.setAt.getTime() },
    links: stored.links.map((link) => ({
      ...link,
      purpose: known(staffLinkPurposes, link.purpose, 'link purpose'),
      expiresAt: link.expiresAt.getTime(),
    })),
    invitation: invitation && {
      requestId: invitation.requestId,
      requestedAt: invitation.requestedAt.getTime(),
    },
    createdAt: stored.createdAt.getTime(),
    lastLoginAt: stored.lastLoginAt?.getTime(),
  };
}

/** What of a user may be there or not, as the store holds it. */
export function optionalParts(
  user: StaffUser,
): Pick<StaffDocument, 'password' | 'invitation' | 'secondFactor' | 'lastLoginAt'> {
  const { password, invitation, secondFactor, lastLoginAt } = user;
  return {
    ...(lastLoginAt === undefined ? {} : { lastLoginAt: new Date(lastLoginAt) }),
    ...(password && { password: { phc: password.phc, setAt: new Date(password.setAt) } }),
    ...(invitation && {
      invitation: { requestId: invitation.requestId, requestedAt: new Date(invitation.requestedAt) },
    }),
    ...(secondFactor && { secondFactor: { ...secondFactor, recovery: [...secondFactor.recovery] } }),
  };
}

export function toStoredStaffLinks(user: StaffUser): StaffDocument['links'] {
  return user.links.map((link) => ({ ...link, expiresAt: new Date(link.expiresAt) }));
}
