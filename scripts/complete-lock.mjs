// Adds to the lock file what packages declare as optional builds for other platforms. Without these entries, `npm ci`
// fails there. Run it after each change of dependencies.
import { readFileSync, writeFileSync } from "node:fs";

const SYSTEMS = new Set("android darwin freebsd linux netbsd openbsd openharmony sunos aix win32".split(" "));
const PROCESSORS = new Set("x64 arm64 ia32 arm ppc64 s390x riscv64 loong64 mips64el wasm32".split(" "));

const path = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(path, "utf8"));
const { packages } = lock;
const added = [];
const inexact = [];

for (const [place, entry] of Object.entries({ ...packages })) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isPresent(place, name)) continue;
    if (!/^\d+\.\d+\.\d+/.test(version)) inexact.push(`${place} wants ${name}@${version}`);
    else add(place, name, version, entry.dev === true);
  }
}

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} entries added`);
for (const line of inexact) console.warn(`not added, no exact version: ${line}`);

/** True if Node would find the package from this place, in its `node_modules` or in one above. */
function isPresent(place, name) {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
    if (!at.includes("/node_modules/")) return packages[`node_modules/${name}`] !== undefined;
  }
}

function add(place, name, version, dev) {
  const root = `node_modules/${name}`;
  const key = packages[root] && packages[root].version !== version ? `${place}/${root}` : root;
  const words = name.split(/[-/]/);
  const cpu = words.filter((word) => PROCESSORS.has(word));
  const os = words.filter((word) => SYSTEMS.has(word));
  packages[key] = {
    version,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(dev ? { dev: true } : {}),
    optional: true,
    ...(os.length > 0 ? { os } : {}),
  };
  added.push(key);
}
