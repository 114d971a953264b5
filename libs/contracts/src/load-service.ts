import { fileURLToPath } from 'node:url';
import { loadPackageDefinition, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const protoRoot = fileURLToPath(new URL('../../../protos', import.meta.url));

/** The options the types in gen/ were generated with (scripts/generate.mjs); the two must agree. */
const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [protoRoot] };

/**
 * Loads one service of protos/; its generated type is the caller's to name.
 * @param file path below protos/, such as `identity/v1/identity.proto`
 * @param fullName package and service, such as `identity.v1.IdentityService`
 * @throws when the file does not define the service (a mistake in this package)
 */
export function loadService(file: string, fullName: string): ServiceDefinition {
  let found: unknown = loadPackageDefinition(loadSync(file, options));
  for (const part of fullName.split('.')) found = (found as Record<string, unknown>)[part];
  const service = (found as { service?: ServiceDefinition } | undefined)?.service;
  if (service === undefined) throw new Error(`${file} does not define ${fullName}`);
  return service;
}
