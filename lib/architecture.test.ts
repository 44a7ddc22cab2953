import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as schema from "@/lib/db/schema";
import { NAMED_ACCOUNTS } from "@/lib/demo/passwords";
import { type Import, type Source, sourceOf, sources } from "@/tests/support/source";

/** The rooms from the ground up. A room may import what is below it, and itself. */
const LAYERS = [
  ["clock", "cursor", "env", "errors", "ids", "log", "words"],
  ["db", "presence", "text"],
  ["auth"],
  ["context"],
  ["answers", "events", "limits", "local"],
  ["policy"],
  ["catalogue", "people"],
  ["rules"],
  ["tickets"],
  ["trust"],
  ["health", "learning", "mail", "routing", "runs", "triage", "wording"],
  ["demo"],
  ["start-up"],
];

/** A vendor's package and the places of ours that may know it. */
const VENDORS: Record<string, RegExp> = {
  "@electric-sql/pglite": /^lib\/db\/(client|pglite-statements)\.ts$/,
  "@google/generative-ai": /^lib\/triage\/gemini\/gemini-reader\.ts$/,
  "@marcbachmann/cel-js": /^inngest\/embedded\/cel\.ts$/,
  "@neondatabase/serverless": /^lib\/db\/client\.ts$/,
  "@node-rs/argon2": /^lib\/auth\/password\.ts$/,
  croner: /^inngest\/embedded\/cron-time\.ts$/,
  "csv-parse": /^lib\/text\/read-csv\.ts$/,
  eld: /^lib\/wording\/detect-language\.ts$/,
  inngest: /^(inngest\/|app\/api\/inngest\/route\.ts$)/,
  "next-auth": /^app\/(_auth\/|api\/auth\/\[\.\.\.nextauth\]\/)/,
  nodemailer: /^lib\/mail\/nodemailer\.ts$/,
  pg: /^lib\/db\/(client|named-statements)\.ts$/,
  recharts: /^app\/\(desk\)\/(admin\/triage|_parts\/dry-run)\/[\w-]+-chart\.tsx$/,
  resend: /^lib\/mail\/carrier-resend\.ts$/,
  "temporal-polyfill": /^lib\/presence\/wall-clock\.ts$/,
  sonner: /^app\/_ui\/toast\.tsx$/,
  uuid: /^lib\/ids\.ts$/,
  ws: /^lib\/db\/client\.ts$/,
};

/** Files of lib that browsers may get: words, pure tables and the schemas of input. */
const FOR_BROWSERS =
  /^lib\/(words|clock|tickets\/(state|handover\/who-may-hand)|tickets\/priority-input|people\/is-near|auth\/password-rules|catalogue\/(slugs|skill-labels)|routing\/why-nobody|wording\/(apply-corrections|corrected-text|follow-edit)|\w+\/input)\.ts$/;

interface Rule {
  what: string;
  from: RegExp;
  breaks(line: Import, source: Source): boolean;
  /** `file → import`, each with its reason. */
  except?: string[];
}

const RULES: Rule[] = [
  {
    what: "a room imports only what is below it",
    from: /^lib\//,
    breaks: ({ target }, { path }) =>
      target !== undefined &&
      roomOf(target) !== undefined &&
      roomOf(target) !== roomOf(path) &&
      level(target) >= level(path),
    // A cursor that is not ours is refused like any bad field.
    except: ["lib/cursor.ts → @/lib/errors"],
  },
  {
    what: "lib knows no door, and no framework but React in mail templates",
    from: /^lib\//,
    breaks: ({ specifier, target }, { path }) =>
      isPackage(specifier, "next") ||
      (isPackage(specifier, "react") && !path.startsWith("lib/mail/templates/")) ||
      (target !== undefined && /^(app|scripts|tests|inngest\/(functions|embedded))\b/.test(target)),
  },
  {
    what: "of lib only events knows the letterbox",
    from: /^lib\/(?!events\/)/,
    breaks: ({ target }) => target?.startsWith("inngest/") ?? false,
    // Says whether the engine that the letterbox leads to is alive.
    except: ["lib/health/readiness.ts → @/inngest/client"],
  },
  {
    what: "doors for people and programs know no SQL and no history",
    from: /^app\//,
    breaks: ({ specifier, target }) =>
      isPackage(specifier, "drizzle-orm") ||
      (target !== undefined && /^(lib\/(db|events)|tests|scripts)\b/.test(target)),
  },
  {
    what: "of app only the route that serves the functions imports from inngest/",
    from: /^app\/(?!api\/inngest\/route\.ts)/,
    breaks: ({ target }) => target?.startsWith("inngest/") ?? false,
  },
  {
    what: "doors for time know verbs and the letterbox, no SQL and no pages",
    from: /^inngest\/functions\//,
    breaks: ({ specifier, target }) =>
      isPackage(specifier, "drizzle-orm") ||
      (target !== undefined && /^(app|lib\/db|inngest\/embedded|tests)\b/.test(target)),
  },
  {
    what: "the embedded engine knows the database, the single files and the letterbox, and no room",
    from: /^inngest\/embedded\//,
    breaks: ({ target }) =>
      target !== undefined &&
      !/^(lib\/(db|clock|env|errors|ids|log|words)\b|inngest\/(embedded|client|events)\b)/.test(target),
  },
  {
    what: "the letterbox is a leaf",
    from: /^inngest\/\w+\.ts$/,
    breaks: ({ target }) => target !== undefined && !/^(lib\/(env|words)|inngest\/(client|events))$/.test(target),
  },
  {
    what: "a vendor's package is known in one place",
    from: /^(app|lib|inngest)\//,
    breaks: ({ specifier }, { path }) =>
      Object.entries(VENDORS).some(([name, place]) => isPackage(specifier, name) && !place.test(path)),
  },
];

function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** `tickets` for lib/tickets/…, `words` for lib/words. */
function roomOf(path: string): string | undefined {
  return /^lib\/([^/.]+)/.exec(path)?.[1];
}

function level(path: string): number {
  return LAYERS.findIndex((rooms) => rooms.includes(roomOf(path)!));
}

describe("who may import whom", () => {
  it.each(RULES)("$what", ({ from, breaks, except = [] }) => {
    const lines = sources
      .filter((source) => from.test(source.path))
      .flatMap((source) =>
        source.imports.filter((line) => breaks(line, source)).map((line) => `${source.path} → ${line.specifier}`),
      );
    expect(lines.filter((line) => !except.includes(line))).toEqual([]);
    expect(except.filter((line) => !lines.includes(line))).toEqual([]);
  });

  it("every room has its level", () => {
    const rooms = new Set(sources.flatMap((source) => roomOf(source.path) ?? []));
    expect([...rooms].filter((room) => level(`lib/${room}`) < 0)).toEqual([]);
  });

  it("a browser gets nothing of lib but words, pure tables and schemas, and nothing that needs a server", () => {
    const faults = sources.filter((source) => source.isClient).flatMap((source) => reached(source));
    expect([...new Set(faults)]).toEqual([]);
  });
});

/** What a client file draws into the browser, step by step, that has no place there. */
function reached(start: Source): string[] {
  const seen = new Set([start]);
  const faults: string[] = [];
  for (const source of seen) {
    for (const line of source.imports.filter(({ typeOnly }) => !typeOnly)) {
      const next = sourceOf(line);
      const isForServers =
        /^(node:|next\/(headers|server)$|server-only$|drizzle-orm)/.test(line.specifier) ||
        (next !== undefined && /^(lib|inngest|scripts)\//.test(next.path) && !FOR_BROWSERS.test(next.path));
      if (isForServers) faults.push(`${start.path} reaches ${source.path} → ${line.specifier}`);
      else if (next) seen.add(next);
    }
  }
  return faults;
}

describe("settings and names", () => {
  it("the environment is read in lib/env.ts; the framework's own variables where it starts", () => {
    const mayRead = ["lib/env.ts", "instrumentation.ts", "next.config.ts"];
    const readers = sources.filter(({ path, text }) => !path.startsWith("scripts/") && /process\.env\b/.test(text));
    expect(readers.map(({ path }) => path).filter((path) => !mayRead.includes(path))).toEqual([]);
    const others = sources
      .filter(({ path }) => path === "instrumentation.ts" || path === "next.config.ts")
      .flatMap(({ text }) => [...text.matchAll(/process\.env\.(\w+)/g)].map((match) => match[1]!));
    // VERCEL is set by that platform while it builds.
    expect(others.filter((name) => !name.startsWith("NEXT_") && name !== "VERCEL")).toEqual([]);
  });

  it("no file is an attic", () => {
    const attic = /(^|[-/])(utils?|helpers?|managers?|services?|misc|common|shared)([-./]|$)/;
    expect(sources.map(({ path }) => path).filter((path) => attic.test(path))).toEqual([]);
  });

  it("a file is a page: half of them have fewer than 80 lines", () => {
    const lengths = sources.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
  });

  it("a route is thin: it goes through the one wrapper", () => {
    const ownAnswers = [
      // Not there, up and ready: nobody asks, nothing is parsed.
      "app/api/[...missing]/route.ts",
      "app/api/health/live/route.ts",
      "app/api/health/ready/route.ts",
      // Another protocol, spoken by its vendor's own handler.
      "app/api/inngest/route.ts",
      "app/api/auth/[...nextauth]/route.ts",
    ];
    const bare = sources
      .filter(({ path }) => /^app\/api\/.*route\.ts$/.test(path))
      .filter(({ imports }) => !imports.some((line) => line.specifier === "@/app/_http/handle"))
      .map(({ path }) => path);
    expect(bare.filter((path) => !ownAnswers.includes(path))).toEqual([]);
  });
});

interface ExportedFunction {
  name: string;
  body: string;
  source: Source;
}

const VERB_ROOMS = /^lib\/(people|catalogue|policy|tickets|trust|learning|routing|triage|mail|wording|rules)\//;

/** Functions that work on a full context: they decide or read on somebody's behalf. */
const onContext = sources.filter(({ path }) => VERB_ROOMS.test(path)).flatMap(onContextIn);

function onContextIn(source: Source): ExportedFunction[] {
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
function records(source: Source, code: string, seen = new Set<string>()): boolean {
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

describe("what it is made of", () => {
  const has = (path: string) => sources.some((source) => source.path === path);

  it("accounts, tickets and an admin's part, over tables of people, tickets and what was done [S0.21]", () => {
    const tables = Object.values(schema).filter((table) => is(table, PgTable));
    expect(tables.map(getTableName)).toEqual(expect.arrayContaining(["people", "tickets", "events"]));
    for (const door of ["auth/signup", "tickets", "people"]) expect(has(`app/api/${door}/route.ts`)).toBe(true);
  });

  it("pages that the server renders, in one component library [S1.19]", () => {
    const pages = sources.filter(({ path }) => /^app\/.*\/?(page|layout)\.tsx$/.test(path));
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter(({ isClient }) => isClient).map(({ path }) => path)).toEqual([]);
    expect(readFileSync("app/globals.css", "utf8")).toContain('@plugin "daisyui"');
  });

  it("a first page, a form, and one way in for everybody, who in the demo are known by name [S3.18]", () => {
    for (const page of ["(site)", "(site)/tickets/new", "(auth)/sign-in"])
      expect(has(`app/${page}/page.tsx`)).toBe(true);
    expect(
      sources.filter(({ path }) => /(sign-in|log-?in|admin)\/page\.tsx$/.test(path)).map(({ path }) => path),
    ).toEqual(["app/(auth)/sign-in/page.tsx"]);
    expect([...NAMED_ACCOUNTS.keys()]).toEqual(["admin@demo.com", "moderator@demo.com", "viewer@demo.com"]);
  });
});

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines?: { node?: string };
}
const packageOf = (folder: string): Package => JSON.parse(readFileSync(`${folder}package.json`, "utf8"));

describe("what we stand on", () => {
  const own = packageOf("");

  it("runs on Node 20.19, every package that we name [S2.7]", () => {
    const all = Object.keys({ ...own.dependencies, ...own.devDependencies });
    const newer = all.filter((name) => !allows(packageOf(`node_modules/${name}/`).engines?.node ?? "*", [20, 19, 0]));
    expect(newer).toEqual([]);
    expect(own.engines?.node).toBe(">=20.19");
  });

  it("is pinned to what was tried", () => {
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("is one React application with its API, on Postgres of three kinds [S2.7, S1.9]", () => {
    const names = Object.keys(own.dependencies);
    expect(names).toEqual(
      expect.arrayContaining([
        "next",
        "react",
        "drizzle-orm",
        "pg",
        "@neondatabase/serverless",
        "@electric-sql/pglite",
      ]),
    );
  });
});

type Version = [number, number, number];

/** Whether a range of versions, as packages write them for `engines`, allows one. Throws on a form that it doesn't know. */
function allows(range: string, version: Version): boolean {
  return range.split("||").some((part) => {
    const comparators = part
      .trim()
      .replace(/([<>=^~]+)\s+/g, "$1")
      .split(/\s+/)
      .filter(Boolean);
    return comparators.every((comparator) => compares(comparator, version));
  });
}

function compares(comparator: string, version: Version): boolean {
  if (comparator === "*") return true;
  const match = /^(>=|>|<=|<|\^|~|=)?v?(\d+)(?:\.(\d+|x))?(?:\.(\d+|x))?$/.exec(comparator);
  if (!match) throw new Error(`A range of versions that this test can't read: ${comparator}`);
  const [, sign = "=", ...parts] = match;
  const given = parts.filter((part) => part !== undefined && part !== "x").map(Number);
  const bound: Version = [given[0]!, given[1] ?? 0, given[2] ?? 0];
  const order = version[0] - bound[0] || version[1] - bound[1] || version[2] - bound[2];
  if (sign === ">=") return order >= 0;
  if (sign === ">") return order > 0;
  if (sign === "<=") return order <= 0;
  if (sign === "<") return order < 0;
  const fixed = sign === "^" ? 1 : sign === "~" ? Math.min(2, given.length) : given.length;
  return order >= 0 && bound.slice(0, fixed).every((part, at) => part === version[at]);
}

describe("the suite", () => {
  it("has tests in every room and beside the durable functions [S3.37]", () => {
    const rooms = ["lib", "inngest"].flatMap((place) =>
      readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${place}/${entry.name}`),
    );
    const hasTests = (room: string) =>
      readdirSync(room, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)));
    expect(rooms.filter((room) => !hasTests(room))).toEqual([]);
  });
});
