import { describe, expect, it } from "vitest";
import { type Import, type SourceFile, sourceOf, sources } from "@/tests/support/source";

/** The rooms from the ground up. A room may import what is below it, and itself. */
const LAYERS = [
  ["clock", "cursor", "domain", "env", "errors", "ids", "log"],
  ["display-text"],
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

/** What browsers may get of lib: two folders, the schemas of input, and single files that are as pure. */
const FOR_BROWSERS =
  /^lib\/((domain|display-text)\/.*|(\w+\/)+input|clock|tickets\/priority-input|auth\/password-rules|wording\/(apply-corrections|corrected-text|follow-edit))\.ts$/;

interface Rule {
  what: string;
  from: RegExp;
  breaks(line: Import, source: SourceFile): boolean;
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
    what: "lib/domain imports nothing but itself and zod",
    from: /^lib\/domain\//,
    breaks: ({ specifier, target }) => specifier !== "zod" && !target?.startsWith("lib/domain/"),
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
      !/^(lib\/(db|domain|clock|env|errors|ids|log)\b|inngest\/(embedded|client|events)\b)/.test(target),
  },
  {
    what: "the letterbox is a leaf",
    from: /^inngest\/\w+\.ts$/,
    breaks: ({ target }) =>
      target !== undefined && !/^(lib\/(env|domain\/[\w-]+)|inngest\/(client|events))$/.test(target),
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

/** `tickets` for lib/tickets/…, `env` for lib/env. */
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

  it("no file imports itself through others, types included", () => {
    expect(circlesOf(sources)).toEqual([]);
  });

  it("the environment is read in lib/env.ts; the framework's own variables where it starts", () => {
    const mayRead = ["lib/env.ts", "instrumentation.ts", "next.config.ts"];
    const chain = sources.filter(({ path, text }) => !path.startsWith("scripts/") && /process\.env\b/.test(text));
    expect(chain.map(({ path }) => path).filter((path) => !mayRead.includes(path))).toEqual([]);
    const others = sources
      .filter(({ path }) => path === "instrumentation.ts" || path === "next.config.ts")
      .flatMap(({ text }) => [...text.matchAll(/process\.env\.(\w+)/g)].map((match) => match[1]!));
    // VERCEL is set by that platform while it builds.
    expect(others.filter((name) => !name.startsWith("NEXT_") && name !== "VERCEL")).toEqual([]);
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

/** Each circle as the files that hold it, by the order in which a walk down the imports closes it. */
function circlesOf(files: readonly SourceFile[]): string[] {
  const done = new Set<SourceFile>();
  const way: SourceFile[] = [];
  const circles: string[] = [];
  function walk(source: SourceFile): void {
    if (done.has(source)) return;
    if (way.includes(source)) {
      circles.push([...way.slice(way.indexOf(source)), source].map(({ path }) => path).join(" → "));
      return;
    }
    way.push(source);
    for (const line of source.imports) {
      const next = sourceOf(line);
      if (next) walk(next);
    }
    way.pop();
    done.add(source);
  }
  for (const source of files) walk(source);
  return circles;
}

/** What a client file draws into the browser, step by step, that has no place there. */
function reached(start: SourceFile): string[] {
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
