import { dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { type SourceFile, sourceOf, sources, testSources } from "@/tests/support/source";

const all = [...sources, ...testSources];

describe("files", () => {
  it("no file is an attic", () => {
    const attic = /(^|[-/])(utils?|helpers?|managers?|services?|misc|common|shared)([-./]|$)/;
    expect(sources.map(({ path }) => path).filter((path) => attic.test(path))).toEqual([]);
  });

  it("a file is a page: half of them have fewer than 80 lines", () => {
    const lengths = sources.map(linesOf).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });

  it("a file exists because two files use it, because it has a test, or because it is a page of thought", () => {
    const found = smallSingleUse();
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(SMALL_SINGLE_USE);
  });
});

/** How many small files with one user there are; this may only shrink. */
const SMALL_SINGLE_USE = 0;
const PAGE_OF_THOUGHT = 30;
/** Folders in which each table family and each durable function has a file. */
const ONE_EACH = /^(lib\/db\/schema|inngest\/functions)\//;

/** Small files whose only user stands in the same folder and that no test imports. */
function smallSingleUse(): string[] {
  const users = new Map<SourceFile, SourceFile[]>();
  for (const source of all) {
    for (const line of source.imports) {
      const used = sourceOf(line);
      if (used) users.set(used, [...new Set([...(users.get(used) ?? []), source])]);
    }
  }
  return sources
    .filter((source) => linesOf(source) < PAGE_OF_THOUGHT && !ONE_EACH.test(source.path))
    .filter((source) => {
      const [user, ...others] = users.get(source) ?? [];
      return user && others.length === 0 && sources.includes(user) && dirname(user.path) === dirname(source.path);
    })
    .map(({ path }) => path);
}

function linesOf({ text }: SourceFile): number {
  return text.trimEnd().split("\n").length;
}

/** Names that stand in two files and may, each with its reason; at most ten. */
const NAMED_TWICE: Record<string, string> = {};

/** Names that Next.js looks for in its own files. */
const NEXT_FILE = /^app\/(.*\/)?(page|layout|route)\.tsx?$/;
const NEXT_NAME =
  /^(GET|HEAD|OPTIONS|POST|PUT|PATCH|DELETE|metadata|generateMetadata|viewport|dynamic|maxDuration|runtime|revalidate|config)$/;

describe("names", () => {
  it("a name is exported by one file", () => {
    expect([...namedTwice()].filter(([name]) => !(name in NAMED_TWICE))).toEqual([]);
    expect(Object.keys(NAMED_TWICE).filter((name) => !namedTwice().has(name))).toEqual([]);
    expect(Object.keys(NAMED_TWICE).length).toBeLessThanOrEqual(10);
  });

  it("no name and no path holds a word of railways, households or theatres", () => {
    const found = [...bannedNames()].map(([name, segment]) => `${segment}: ${name}`).sort();
    expect(found.length, found.join("\n")).toBeLessThanOrEqual(BANNED_NAMES);
  });
});

function namedTwice(): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { path, text } of all) {
    for (const name of exportedNames(text)) {
      if (!(NEXT_FILE.test(path) && NEXT_NAME.test(name))) places.set(name, [...(places.get(name) ?? []), path]);
    }
  }
  return new Map([...places].filter(([, paths]) => paths.length > 1));
}

/** What a file exports by name; default exports have none. */
function exportedNames(text: string): Set<string> {
  const declared = text.matchAll(
    /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm,
  );
  const listed = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names]) => names!.split(","));
  const named = listed
    .map((name) =>
      name
        .trim()
        .replace(/^type /, "")
        .replace(/.* as /, ""),
    )
    .filter(Boolean);
  return new Set([...declared].map(([, name]) => name!).concat(named));
}

/** Words of railways, households and theatres, which say nothing to an engineer or to a help desk. */
const BANNED = [
  ...["verdict", "hearing", "doubt", "siding", "station", "heir", "letterbox", "cellar", "sheet", "pane", "rail"],
  ...["glyph", "mint", "carrier", "lane", "wake", "woke", "woken", "ledger", "parlour", "stage", "cast", "troupe"],
  "perform",
];

/** How many names and paths still hold such a word; this may only shrink. */
const BANNED_NAMES = 0;

/** The word, its plural, and its forms in -ed and -ing. */
const BANNED_FORM = new RegExp(
  `^(${BANNED.flatMap((word) => [`${word}s?`, `${word.replace(/e$/, "")}(ed|ings?)`]).join("|")})$`,
);

/** Every name and path with a segment that is banned. */
function bannedNames(): Map<string, string> {
  const names = new Set(all.flatMap(({ path, text }) => [path, ...identifiersOf(text)]));
  return new Map(
    [...names].flatMap((name) => {
      const banned = segmentsOf(name).find((segment) => BANNED_FORM.test(segment));
      return banned ? [[name, banned] as const] : [];
    }),
  );
}

/** `mintLink`, `mint-link` and `MINT_LINK` are `mint` and `link`. */
function segmentsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z]+/)
    .map((segment) => segment.toLowerCase());
}

/** Comments and strings. Of a template only its text: `${…}` is code. */
const NO_CODE = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
/** Text between tags, as far as it holds no code. */
const TEXT_OF_PAGE = /(?<=[>}])(?!\n\S)[^<>{}();=]*(?=[<{])/g;

/** The identifiers of a file; those of text, comments and strings are none. */
function identifiersOf(text: string): string[] {
  const code = text
    .replace(NO_CODE, (piece) => (piece.startsWith("`") ? (piece.match(/\$\{[^}]*\}/g)?.join(" ") ?? "") : '""'))
    .replace(TEXT_OF_PAGE, "");
  return code.match(/[A-Za-z_$][\w$]*/g) ?? [];
}
