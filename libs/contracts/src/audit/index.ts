export { chainAfter, genesis, hashOf, type ChainedEntry, type ChainLink } from './chain.ts';
export { checkChain, chainFaults, type ChainCheck, type ChainFault, type ChainState } from './check-chain.ts';
export { readTrailLine, type TrailLine } from './trail-line.ts';
export { auditKeySchema, headType, readHead, type AuditKey, type Head } from './signed-head.ts';
