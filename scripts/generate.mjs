/** Writes everything that is generated into the tree; `npm run check` fails when that changes a file. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** Types of messages, by who has them: libs/kit those of the package it carries calls with, libs/contracts all others. */
const outs = {
  contracts: join(root, 'libs', 'contracts', 'src', 'gen'),
  kit: join(root, 'libs', 'kit', 'src', 'grpc', 'gen'),
};

function run(script, args) {
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// The generator of the very version that the protos are loaded with.
const contracts = createRequire(join(root, 'libs', 'contracts', 'package.json'));
const generator = contracts.resolve('@grpc/proto-loader/build/bin/proto-loader-gen-types.js');
const protos = readdirSync(join(root, 'protos'), { recursive: true })
  .filter((file) => file.endsWith('.proto'))
  .sort();

for (const [owner, out] of Object.entries(outs)) {
  rmSync(out, { recursive: true, force: true });
  run(generator, [
    '--longs=Number',
    '--enums=String',
    '--defaults',
    '--oneofs',
    '--grpcLib=@grpc/grpc-js',
    '--targetFileExtension=.ts',
    '--importFileExtension=.ts',
    '--includeDirs=protos',
    `--outDir=${out}`,
    ...protos.filter((file) => file.startsWith('transport/') === (owner === 'kit')),
  ]);
  // The files beside the packages type loadPackageDefinition's result; the services are loaded without them.
  for (const file of readdirSync(out)) if (file.endsWith('.ts')) rmSync(join(out, file));
}

for (const script of ['generate-mails.ts', 'generate-docs.ts'])
  run(join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), [
    '--conditions=dev-source',
    join(root, 'scripts', script),
  ]);
