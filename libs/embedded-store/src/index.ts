export { copyStore, storeFile } from './copy-store.ts';
export {
  startEmbeddedStore,
  type EmbeddedStore,
  type EmbeddedStoreOptions,
  type Listen,
} from './embedded-store.ts';
export { FaultSwitch, type Fault, type FaultKind } from './faults.ts';
export { DataDirInUse } from './storage/data-dir-lock.ts';
