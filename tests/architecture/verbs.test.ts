import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { type SourceFile, sourceOf, sources } from "@/tests/support/source";

interface ExportedFunction {
  name: string;
  body: string;
  source: SourceFile;
}

const VERB_FOLDERS =
  /^lib\/(people|catalogue|settings|tickets|triage-quality|training-data|routing|triage|mail|spelling|automation-rules)\//;

/** Functions with a full context: they act or read for someone. */
const withContext = sources.filter(({ path }) => VERB_FOLDERS.test(path)).flatMap(functionsWithContext);

function functionsWithContext(source: SourceFile): ExportedFunction[] {
  return [...source.text.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Context\b[\s\S]*?\n\}\n/gm)].map(
    ([body, name]) => ({ name: name!, body, source }),
  );
}

/** Files of queries, which may hold several. */
const QUERY_FILES = /\/(queries|stats|timeline)\.ts$/;

/** Called only by verbs and queries of their own folder, which check permission first. */
const INTERNAL = [
  "lib/catalogue/team-people.ts",
  "lib/mail/queue-mail.ts",
  "lib/mail/send-link.ts",
  "lib/mail/send-mail.ts",
];
const authorized = withContext.filter(({ source }) => !INTERNAL.includes(source.path));
const verbs = authorized.filter(({ source }) => !QUERY_FILES.test(source.path));

describe("verbs", () => {
  it("Every verb has a file with its name", () => {
    expect(verbs.length).toBeGreaterThan(50);
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const misnamed = verbs.filter(({ name, source }) => basename(source.path) !== `${kebab(name)}.ts`);
    expect(misnamed.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });

  it("Every verb and query checks permission first", () => {
    const unchecked = authorized.filter(({ body }) => !/\{\n\s+authorize\(ctx\.actor, "/.test(body));
    expect(unchecked.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });

  it("No entry point calls an internal function", () => {
    const entryPoints = sources.filter(({ path }) => /^(app|inngest\/functions)\//.test(path));
    const calls = entryPoints.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => INTERNAL.includes(`${target}.ts`))
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(calls).toEqual([]);
  });

  it("Every transaction of a verb on people or tickets writes history", () => {
    const silent = verbs
      .filter(({ source, body }) => /^lib\/(people|tickets)\//.test(source.path) && /\btransact\(/.test(body))
      .filter((verb) => !records(verb.source, verb.body));
    expect(silent.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });
});

/** True if the code records an event, itself or through a function of its file or folder. */
function records(source: SourceFile, code: string, visited = new Set<string>()): boolean {
  if (/\.record\(/.test(code)) return true;
  const sameFolder = [source, ...source.imports.flatMap((line) => sourceOf(line) ?? [])].filter(
    ({ path }) => folderOf(path) === folderOf(source.path),
  );
  return sameFolder
    .flatMap((file) =>
      [...file.text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?\n\}\n/gm)].map(([body, name]) => ({
        file,
        body,
        name,
      })),
    )
    .filter(({ file, name }) => new RegExp(`\\b${name}\\(`).test(code) && !visited.has(`${file.path} ${name}`))
    .some(({ file, body, name }) => records(file, body, visited.add(`${file.path} ${name}`)));
}

/** `tickets` for lib/tickets/…. */
function folderOf(path: string): string | undefined {
  return /^lib\/([^/.]+)/.exec(path)?.[1];
}
