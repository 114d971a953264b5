import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPackageDefinition, type GrpcObject, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const protoRoot = fileURLToPath(new URL('../../../protos', import.meta.url));

/** The options the types in gen/ were generated with (scripts/generate.mjs); the two must agree. */
const options = { longs: Number, enums: String, defaults: true, oneofs: true, includeDirs: [protoRoot] };

/** Packages by name, each loaded once: every load of a file describes all that the file imports anew. */
const packages = new Map<string, GrpcObject>();

function loadPackage(name: string): GrpcObject {
  const folder = name.replaceAll('.', '/');
  const files = readdirSync(join(protoRoot, folder))
    .filter((file) => file.endsWith('.proto'))
    .map((file) => `${folder}/${file}`);
  const loaded = loadPackageDefinition(loadSync(files, options));
  packages.set(name, loaded);
  return loaded;
}

/**
 * Loads one service of protos/, where a package is a folder; its generated type is the caller's to name.
 * @param fullName package and service, such as `identity.v1.IdentityService`
 * @throws when the package does not define the service (a mistake in this package)
 */
export function loadService(fullName: string): ServiceDefinition {
  const name = fullName.slice(0, fullName.lastIndexOf('.'));
  let found: unknown = packages.get(name) ?? loadPackage(name);
  for (const part of fullName.split('.')) found = (found as Record<string, unknown>)[part];
  const service = (found as { service?: ServiceDefinition } | undefined)?.service;
  if (service === undefined) throw new Error(`protos/ does not define ${fullName}`);
  return service;
}
