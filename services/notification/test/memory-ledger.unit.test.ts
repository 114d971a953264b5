import { describeLedger } from './ledger-contract.ts';
import { createMemoryLedger } from './memory-ledger.ts';

describe('the ledger in memory', () => {
  describeLedger(() => Promise.resolve(createMemoryLedger()));
});
