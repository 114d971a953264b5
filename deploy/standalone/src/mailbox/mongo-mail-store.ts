import type { Connection, Model } from 'mongoose';
import { Schema } from 'mongoose';
import { newId } from '@latchkey/kit/ids';
import type { Mail, MailStore } from './mail.ts';

/** A developer's mailbox is looked at, not archived: the newest mails are kept. */
const defaultKeep = 10_000;
/** How many mails may pile up over the bound before the oldest go: one look-up in a hundred writes. */
const pruneEvery = 100;

type StoredMail = Omit<Mail, 'id'> & { _id: string; recipients: string[] };

const schema = new Schema<StoredMail>(
  {
    _id: { type: String, required: true },
    recipients: { type: [String], required: true },
    messageId: { type: String, default: '' },
    from: { type: String, default: '' },
    to: { type: String, default: '' },
    subject: { type: String, default: '' },
    date: { type: String, required: true },
    text: { type: String, default: '' },
    html: { type: String, default: '' },
    links: { type: [String], default: [] },
  },
  { versionKey: false, collection: 'messages', autoIndex: false },
).index({ recipients: 1, _id: -1 });

/** The mailbox in a database of its own. Create the indexes with migrateIndexes after this. */
export function createMongoMailStore(connection: Connection, keep: number = defaultKeep): MailStore {
  const messages = connection.model<StoredMail>('Message', schema);
  let added = 0;
  return {
    async add(mail, recipients) {
      await messages.create({
        ...mail,
        _id: newId(),
        recipients: recipients.map((each) => each.toLowerCase()),
      });
      added += 1;
      if (added % pruneEvery === 0) await prune(messages, keep);
    },
    async list({ to, limit, cursor }) {
      const found = await messages
        .find({
          ...(to === undefined ? {} : { recipients: to.toLowerCase() }),
          ...(cursor === undefined ? {} : { _id: { $lt: cursor } }),
        })
        .sort({ _id: -1 })
        .limit(limit + 1)
        .lean();
      const page = found.slice(0, limit);
      return {
        messages: page.map(fromStored),
        nextCursor: found.length > limit ? (page.at(-1)?._id ?? null) : null,
      };
    },
    async find(id) {
      const found = await messages.findById(id).lean();
      return found === null ? undefined : fromStored(found);
    },
  };
}

function fromStored({ _id, messageId, from, to, subject, date, text, html, links }: StoredMail): Mail {
  return { id: _id, messageId, from, to, subject, date, text, html, links };
}

async function prune(messages: Model<StoredMail>, keep: number): Promise<void> {
  const [oldestKept] = await messages
    .find({}, { _id: 1 })
    .sort({ _id: -1 })
    .skip(keep - 1)
    .limit(1)
    .lean();
  if (oldestKept !== undefined) await messages.deleteMany({ _id: { $lt: oldestKept._id } });
}
