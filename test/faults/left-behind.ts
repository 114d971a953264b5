import { createConnection } from 'mongoose';
import type { System } from '../system/system.ts';

/** How many documents of a service's collection match. */
export async function countStored(
  system: System,
  database: string,
  collection: string,
  filter: Record<string, unknown>,
): Promise<number> {
  const connection = await createConnection(system.storeUri(database)).asPromise();
  try {
    return await connection.collection(collection).countDocuments(filter);
  } finally {
    await connection.close();
  }
}

/** A Message-ID came twice only where the ledger says that the first sending was in doubt. */
export async function expectNoSecondMail(system: System): Promise<void> {
  const ids = await system.messageIds();
  const doubles = ids.filter((id, index) => ids.indexOf(id) !== index);
  const doubted = await countStored(system, 'notification', 'deliveries', { afterDoubt: true });
  process.stdout.write(`after the kills: ${ids.length} mails, ${doubles.length} sent again after doubt\n`);
  expect(doubles.length).toBeLessThanOrEqual(doubted);
}
