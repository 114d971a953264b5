import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import type { GatheredCallServiceDefinition } from './gen/transport/v1/GatheredCallService.ts';

const protoRoot = fileURLToPath(new URL('../../../../protos', import.meta.url));

/** The options the types in gen/ were generated with (scripts/generate.mjs); the two must agree. */
const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [protoRoot] };

/** The gRPC service of protos/transport/v1: it carries calls of all others. */
export const gatheredCallService = loadSync('transport/v1/gathered_calls.proto', options)[
  'transport.v1.GatheredCallService'
] as unknown as GatheredCallServiceDefinition;

/** Calls of one message at most; more are sent as several. */
export const maxGatheredCalls = 100;
