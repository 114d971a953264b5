/**
 * Run it after `npm install` has changed package-lock.json.
 *
 * A registry mirror may not serve every platform's build of a native package. `npm install` then leaves that platform
 * out of the lock file, and `npm ci` refuses a lock file that is not complete. This adds the missing ones, without an
 * integrity hash, so that each is fetched only on the platform it is for.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const systems = /(?:^|-)(aix|android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32)(?:-|$)/;
const processors =
  /(?:^|-)(arm64|aarch64|armv7|armv7l|arm|ia32|loong64|mips64el|ppc64|ppc64le|riscv64|s390x|x64|wasm32)(?:-|$)/;
const sameProcessor = { aarch64: 'arm64', armv7: 'arm', armv7l: 'arm', ppc64le: 'ppc64' };

/**
 * @param {Record<string, any>} packages the `packages` of a lock file; completed in place
 * @returns {string[]} the paths that were added
 */
export function completeLock(packages) {
  const added = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isInstalledFor(packages, path, name)) continue;
      const target = join(parentOf(path), name);
      const [, os] = systems.exec(name.split('/').at(-1)) ?? [];
      const [, cpu] = processors.exec(name.split('/').at(-1)) ?? [];
      if (cpu === undefined || (os === undefined && cpu !== 'wasm32')) continue;
      packages[target] = {
        version,
        cpu: [sameProcessor[cpu] ?? cpu],
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
        ...(os === undefined ? {} : { os: [os] }),
      };
      added.push(target);
    }
  }
  return added;
}

/** Node's own look-up: the dependant's node_modules, then those above it. */
function isInstalledFor(packages, path, name) {
  for (
    let at = path;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    if (join(at, 'node_modules', name) in packages) return true;
    if (at === '') return false;
  }
}

/** The node_modules folder a package lies in, where its platform builds lie too. */
function parentOf(path) {
  return path.slice(0, path.lastIndexOf('node_modules/') + 'node_modules'.length);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', 'package-lock.json');
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  const added = completeLock(lock.packages);
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`);
  process.stdout.write(`${added.length} platform packages added to package-lock.json\n`);
}
