/**
 * The built standalone process, with all that it imports, in five files. A start is mostly the finding, reading and
 * linking of modules: of 1,800 files it takes nearly twice as long as of these few.
 *
 * scripts/setup.mjs makes the bundle after the build; launch.mjs starts it as long as all it was made of is as it was,
 * and the modules themselves otherwise. So nothing ever runs that is not what the build has made.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const dist = join(here, 'dist');
const folder = join(dist, 'bundle');
const madeOf = 'made-of.txt';

/** The process and its thread, which is started as the file of this name beside the one that starts it. */
const entries = { main: join(dist, 'main.js'), 'store-thread': join(dist, 'store', 'store-thread.js') };

/** Packages with compiled code, which they look for around their own files. */
const external = ['lmdb', '@node-rs/argon2', '@node-rs/bcrypt', 'argon2'];

/** @returns the file to start standalone by; nothing when it was not built */
export function startFile() {
  if (isFresh()) return join(folder, 'main.js');
  return statSync(entries.main, { throwIfNoEntry: false }) && entries.main;
}

/**
 * Makes the bundle, unless it is fresh. Only one at a time may (scripts/setup.mjs sees to that); one that was ended on the
 * way leaves the old bundle or none, and the next one starts over.
 * @throws what esbuild throws, which says why on stderr itself
 */
export async function makeBundle() {
  if (isFresh()) return;
  const { build } = await import('esbuild');
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external,
    // CommonJS modules ask Node for its own by `require`, which an ES module has to make. esbuild knows no name in here.
    banner: {
      js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
    },
    plugins: [{ name: 'addresses', setup: keepAddresses }],
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const made = `${folder}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made);
  for (const { path, text } of outputFiles) writeFileSync(join(made, relative(folder, path)), inAscii(text));
  writeFileSync(join(made, madeOf), stateOf(notesOn(metafile)));
  rmSync(folder, { recursive: true, force: true });
  renameSync(made, folder);
}

/**
 * V8 keeps a source as long as the process lives, with two bytes a character where one of them is beyond Latin-1. esbuild
 * leaves such in comments only; escaped they mean the same wherever they stand.
 */
function inAscii(text) {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Our modules find their files (protos, package.json) from where they were built, not from the bundle. */
function keepAddresses(build) {
  const addresses = /new URL\('\.\/([\w-]+)\.js', import\.meta\.url\)|import\.meta\.url/g;
  build.onLoad({ filter: /[\\/]dist[\\/].*\.js$/ }, ({ path }) => {
    if (path.includes('node_modules')) return undefined;
    const from = JSON.stringify(relative(folder, path).split(sep).join('/'));
    const contents = readFileSync(path, 'utf8').replace(addresses, (address, name) =>
      name in entries ? address : `new URL(${from}, import.meta.url).href`,
    );
    return { contents };
  });
}

/**
 * What changes whenever the bundle would: the notes of tsc, of npm, the exports of our packages, and this script. The
 * files themselves would be two thousand to look at. Whoever edits one by hand removes the bundle.
 */
function notesOn({ inputs }) {
  const ours = Object.keys(inputs).flatMap((path) => /^(?!node_modules).*(?=\/dist\/)/.exec(path) ?? []);
  const notes = [...new Set(ours)].flatMap((path) => [`${path}/dist/.tsbuildinfo`, `${path}/package.json`]);
  return [...notes, 'node_modules/.package-lock.json', relative(root, fileURLToPath(import.meta.url))];
}

function isFresh() {
  let noted;
  try {
    noted = readFileSync(join(folder, madeOf), 'utf8');
  } catch {
    return false;
  }
  return noted === stateOf(noted.split('\n').map((line) => line.split('\t')[0]));
}

/** A line for each file: its path, size and time of change. */
function stateOf(paths) {
  const lineOf = (path) => {
    const found = statSync(join(root, path), { throwIfNoEntry: false });
    return `${path}\t${found?.size}\t${found?.mtimeMs}`;
  };
  return paths.map(lineOf).join('\n');
}
