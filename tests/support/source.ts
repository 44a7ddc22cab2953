import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

export interface Import {
  specifier: string;
  /** Path in the project, as written in the import; undefined for packages. */
  target: string | undefined;
  /** Removed by the compiler. */
  typeOnly: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
  imports: Import[];
  /** Has "use client". */
  isClient: boolean;
}

const ROOT_FILES = ["instrumentation.ts", "instrumentation-node.ts", "next.config.ts", "drizzle.config.ts"];

const STATIC = /^(?:import|export)\s+(type\s+)?([^;"']*?)\s*from\s+"([^"]+)"/gm;
const BARE = /^import\s+"([^"]+)"/gm;
const DYNAMIC = /\bimport\(\s*"([^"]+)"\s*\)/g;

const FOLDERS = ["app", "lib", "inngest", "scripts"];
const TEST = /\.test\.tsx?$|^(tests|bench)\//;

/** The files of the app and its scripts, without tests. */
export const sources: SourceFile[] = [
  ...FOLDERS.flatMap(filesIn).filter((path) => !TEST.test(path)),
  ...ROOT_FILES,
].map(read);

/** Tests, their support files and the bench. */
export const testSources: SourceFile[] = [...FOLDERS, "tests", "bench"]
  .flatMap(filesIn)
  .filter((path) => TEST.test(path))
  .map(read);

/** The imported file, if it is ours. */
export function sourceOf({ target }: Import): SourceFile | undefined {
  if (target === undefined) return undefined;
  return ["", ".ts", ".tsx", "/index.ts"].map((end) => byPath.get(target + end)).find((found) => found !== undefined);
}

const byPath = new Map([...sources, ...testSources].map((source) => [source.path, source]));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => posix.normalize(join(entry.parentPath, entry.name)))
    .sort();
}

function read(path: string): SourceFile {
  const text = readFileSync(path, "utf8");
  return { path, text, imports: importsOf(path, text), isClient: /^(["'])use client\1/.test(text) };
}

function importsOf(path: string, text: string): Import[] {
  const found = [...text.matchAll(STATIC)].map(([, type, names, specifier]) => ({
    specifier: specifier!,
    typeOnly: type !== undefined || onlyTypes(names!),
  }));
  const others = [...text.matchAll(BARE), ...text.matchAll(DYNAMIC)];
  const all = [...found, ...others.map(([, specifier]) => ({ specifier: specifier!, typeOnly: false }))];
  return all.map((one) => ({ ...one, target: targetOf(path, one.specifier) }));
}

/** True for `{ type A, type B }`. */
function onlyTypes(names: string): boolean {
  const listed = /^\{(.*)\}$/s
    .exec(names.trim())?.[1]
    ?.split(",")
    .map((name) => name.trim());
  return listed?.filter(Boolean).every((name) => name.startsWith("type ")) ?? false;
}

function targetOf(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  return specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : undefined;
}
