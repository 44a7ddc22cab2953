import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { type SourceFile, sourceOf, sources } from "@/tests/support/source";

interface ExportedFunction {
  name: string;
  body: string;
  source: SourceFile;
}

const VERB_ROOMS = /^lib\/(people|catalogue|policy|tickets|trust|learning|routing|triage|mail|wording|rules)\//;

/** Functions that work on a full context: they decide or read on somebody's behalf. */
const onContext = sources.filter(({ path }) => VERB_ROOMS.test(path)).flatMap(onContextIn);

function onContextIn(source: SourceFile): ExportedFunction[] {
  return [...source.text.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: Context\b[\s\S]*?\n\}\n/gm)].map(
    ([body, name]) => ({ name: name!, body, source }),
  );
}

/** Read for their answer alone; each file says in its name what it lists. */
const READINGS = /\/(queries|stats|timeline)\.ts$/;

/** Not for doors: verbs and queries of their own room call them, and have asked by then. */
const PARTS = [
  "lib/catalogue/team-people.ts",
  "lib/mail/queue-mail.ts",
  "lib/mail/send-link.ts",
  "lib/mail/send-mail.ts",
];
const asked = onContext.filter(({ source }) => !PARTS.includes(source.path));
const verbs = asked.filter(({ source }) => !READINGS.test(source.path));

describe("a verb", () => {
  it("is the one export of its kind in a file that bears its name", () => {
    expect(verbs.length).toBeGreaterThan(50);
    const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const misnamed = verbs.filter(({ name, source }) => basename(source.path) !== `${kebab(name)}.ts`);
    expect(misnamed.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });

  it("asks first whether the actor may", () => {
    const trusting = asked.filter(({ body }) => !/\{\n\s+authorize\(ctx\.actor, "/.test(body));
    expect(trusting.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });

  it("is made of parts that no door calls", () => {
    const doors = sources.filter(({ path }) => /^(app|inngest\/functions)\//.test(path));
    const calls = doors.flatMap(({ path, imports }) =>
      imports.filter(({ target }) => PARTS.includes(`${target}.ts`)).map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(calls).toEqual([]);
  });

  it("of people or tickets that opens a transaction writes history in it", () => {
    const silent = verbs
      .filter(({ source, body }) => /^lib\/(people|tickets)\//.test(source.path) && /\btransact\(/.test(body))
      .filter((verb) => !records(verb.source, verb.body));
    expect(silent.map(({ name, source }) => `${name} in ${source.path}`)).toEqual([]);
  });
});

/** Whether a piece of code records, itself or through a function of its file or its room that does. */
function records(source: SourceFile, code: string, seen = new Set<string>()): boolean {
  if (/\.record\(/.test(code)) return true;
  const near = [source, ...source.imports.flatMap((line) => sourceOf(line) ?? [])].filter(
    ({ path }) => roomOf(path) === roomOf(source.path),
  );
  return near
    .flatMap((file) =>
      [...file.text.matchAll(/^(?:export )?(?:async )?function (\w+)[\s\S]*?\n\}\n/gm)].map(([body, name]) => ({
        file,
        body,
        name,
      })),
    )
    .filter(({ file, name }) => new RegExp(`\\b${name}\\(`).test(code) && !seen.has(`${file.path} ${name}`))
    .some(({ file, body, name }) => records(file, body, seen.add(`${file.path} ${name}`)));
}

/** `tickets` for lib/tickets/…. */
function roomOf(path: string): string | undefined {
  return /^lib\/([^/.]+)/.exec(path)?.[1];
}
