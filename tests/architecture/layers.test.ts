import { describe, expect, it } from "vitest";
import { type Import, type SourceFile, sourceOf, sources } from "@/tests/support/source";

/** The folders and single files of lib, lowest first. Each imports only from lower layers and from itself. */
const LAYERS = [
  ["read-json"],
  ["clock", "cursor", "domain", "env", "errors", "ids", "log"],
  ["display-text"],
  ["db", "text", "working-hours"],
  ["auth"],
  ["context"],
  ["cli-bridge", "events", "idempotency", "rate-limits"],
  ["settings"],
  ["catalogue", "people"],
  ["automation-rules"],
  ["tickets"],
  ["triage-quality"],
  ["health", "job-runs", "mail", "routing", "spelling", "training-data", "triage"],
  ["demo"],
  ["bootstrap"],
];

/** Which of our files may import a vendor's package. */
const VENDORS: Record<string, RegExp> = {
  "@electric-sql/pglite": /^lib\/db\/(client|pglite-statements)\.ts$/,
  "@google/generative-ai": /^lib\/triage\/providers\/gemini\/gemini-provider\.ts$/,
  "@marcbachmann/cel-js": /^inngest\/embedded\/cel\.ts$/,
  "@neondatabase/serverless": /^lib\/db\/client\.ts$/,
  "@node-rs/argon2": /^lib\/auth\/password\.ts$/,
  croner: /^inngest\/embedded\/cron-time\.ts$/,
  "csv-parse": /^lib\/text\/read-csv\.ts$/,
  eld: /^lib\/spelling\/detect-language\.ts$/,
  inngest: /^(inngest\/|app\/api\/inngest\/route\.ts$)/,
  "next-auth": /^app\/(_server\/auth\/|api\/auth\/\[\.\.\.nextauth\]\/)/,
  nodemailer: /^lib\/mail\/transports\/nodemailer\.ts$/,
  pg: /^lib\/db\/(client|named-statements)\.ts$/,
  recharts: /^app\/(\(admin\)\/admin\/triage|_features\/dry-run)\/[\w-]+-charts?\.tsx$/,
  resend: /^lib\/mail\/transports\/resend\.ts$/,
  "temporal-polyfill": /^lib\/working-hours\/local-time\.ts$/,
  sonner: /^app\/_components\/toast\.tsx$/,
  uuid: /^lib\/ids\.ts$/,
  ws: /^lib\/db\/client\.ts$/,
};

/** Files of lib that browsers may load: two folders, the input schemas, and single pure files. */
const FOR_BROWSERS =
  /^lib\/((domain|display-text)\/.*|([\w-]+\/)+input|clock|tickets\/priority-input|auth\/password-rules|spelling\/(apply-corrections|corrected-text)|text\/edits)\.ts$/;

interface Rule {
  name: string;
  from: RegExp;
  breaks(line: Import, source: SourceFile): boolean;
  /** `file → import`, each with its reason. */
  except?: string[];
}

const RULES: Rule[] = [
  {
    name: "A folder of lib imports only from lower layers",
    from: /^lib\//,
    breaks: ({ target }, { path }) =>
      target !== undefined &&
      folderOf(target) !== undefined &&
      folderOf(target) !== folderOf(path) &&
      layerOf(target) >= layerOf(path),
    // An unknown cursor is reported like any invalid field.
    except: ["lib/cursor.ts → @/lib/errors"],
  },
  {
    name: "lib/domain imports only itself and zod",
    from: /^lib\/domain\//,
    breaks: ({ specifier, target }) => specifier !== "zod" && !target?.startsWith("lib/domain/"),
  },
  {
    name: "lib imports no entry point and no framework, except React in email templates",
    from: /^lib\//,
    breaks: ({ specifier, target }, { path }) =>
      isPackage(specifier, "next") ||
      (isPackage(specifier, "react") && !path.startsWith("lib/mail/templates/")) ||
      (target !== undefined && /^(app|scripts|tests|inngest\/(functions|embedded))\b/.test(target)),
  },
  {
    name: "Only lib/events imports the event contract",
    from: /^lib\/(?!events\/)/,
    breaks: ({ target }) => target?.startsWith("inngest/") ?? false,
    // Reports if the engine is alive.
    except: ["lib/health/readiness.ts → @/inngest/client"],
  },
  {
    name: "Pages and routes use no SQL and no history",
    from: /^app\//,
    breaks: ({ specifier, target }) =>
      isPackage(specifier, "drizzle-orm") ||
      (target !== undefined && /^(lib\/(db|events)|tests|scripts)\b/.test(target)),
  },
  {
    name: "In app only the route that serves the functions imports from inngest",
    from: /^app\/(?!api\/inngest\/route\.ts)/,
    breaks: ({ target }) => target?.startsWith("inngest/") ?? false,
  },
  {
    name: "Durable functions use verbs and the event contract, no SQL and no pages",
    from: /^inngest\/functions\//,
    breaks: ({ specifier, target }) =>
      isPackage(specifier, "drizzle-orm") ||
      (target !== undefined && /^(app|lib\/db|inngest\/embedded|tests)\b/.test(target)),
  },
  {
    name: "The embedded engine uses the database, single files of lib and the event contract, and no module",
    from: /^inngest\/embedded\//,
    breaks: ({ target }) =>
      target !== undefined &&
      !/^(lib\/(db|domain|clock|env|errors|ids|log|read-json)\b|inngest\/(embedded|client|events)\b)/.test(target),
  },
  {
    name: "The event contract imports only lib/env and lib/domain",
    from: /^inngest\/\w+\.ts$/,
    breaks: ({ target }) =>
      target !== undefined && !/^(lib\/(env|domain\/[\w-]+)|inngest\/(client|events))$/.test(target),
  },
  {
    name: "A vendor's package is imported in one place",
    from: /^(app|lib|inngest)\//,
    breaks: ({ specifier }, { path }) =>
      Object.entries(VENDORS).some(([name, place]) => isPackage(specifier, name) && !place.test(path)),
  },
];

function isPackage(specifier: string, name: string): boolean {
  return specifier === name || specifier.startsWith(`${name}/`);
}

/** `tickets` for lib/tickets/…, `env` for lib/env. */
function folderOf(path: string): string | undefined {
  return /^lib\/([^/.]+)/.exec(path)?.[1];
}

function layerOf(path: string): number {
  return LAYERS.findIndex((folders) => folders.includes(folderOf(path)!));
}

describe("imports", () => {
  it.each(RULES)("$name", ({ from, breaks, except = [] }) => {
    const lines = sources
      .filter((source) => from.test(source.path))
      .flatMap((source) =>
        source.imports.filter((line) => breaks(line, source)).map((line) => `${source.path} → ${line.specifier}`),
      );
    expect(lines.filter((line) => !except.includes(line))).toEqual([]);
    expect(except.filter((line) => !lines.includes(line))).toEqual([]);
  });

  it("Every folder of lib has a layer", () => {
    const folders = new Set(sources.flatMap((source) => folderOf(source.path) ?? []));
    expect([...folders].filter((folder) => layerOf(`lib/${folder}`) < 0)).toEqual([]);
    expect(LAYERS.flat().filter((folder) => !folders.has(folder))).toEqual([]);
  });

  it("A vendor's package is allowed only where it is used", () => {
    const unused = Object.entries(VENDORS).filter(
      ([name, place]) =>
        !sources.some(
          ({ path, imports }) => place.test(path) && imports.some((line) => isPackage(line.specifier, name)),
        ),
    );
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it("Client files load only texts, pure tables and schemas from lib, and nothing that needs a server", () => {
    const faults = sources.filter((source) => source.isClient).flatMap((source) => serverImports(source));
    expect([...new Set(faults)]).toEqual([]);
  });

  it("No file imports itself through others, types included", () => {
    expect(cyclesOf(sources)).toEqual([]);
  });

  it("Only lib/env.ts reads the environment; framework variables are read where the app starts", () => {
    const mayRead = ["lib/env.ts", "instrumentation.ts", "next.config.ts"];
    const readers = sources.filter(({ path, text }) => !path.startsWith("scripts/") && /process\.env\b/.test(text));
    expect(readers.map(({ path }) => path).filter((path) => !mayRead.includes(path))).toEqual([]);
    const others = sources
      .filter(({ path }) => path === "instrumentation.ts" || path === "next.config.ts")
      .flatMap(({ text }) => [...text.matchAll(/process\.env\.(\w+)/g)].map((match) => match[1]!));
    // Vercel sets VERCEL while it builds.
    expect(others.filter((name) => !name.startsWith("NEXT_") && name !== "VERCEL")).toEqual([]);
  });

  it("Every API route uses the one request wrapper", () => {
    const withoutWrapper = [
      // Not found, live and ready: no sign-in and no input.
      "app/api/[...missing]/route.ts",
      "app/api/health/live/route.ts",
      "app/api/health/ready/route.ts",
      // The vendor's own handler speaks another protocol.
      "app/api/inngest/route.ts",
      "app/api/auth/[...nextauth]/route.ts",
    ];
    const found = sources
      .filter(({ path }) => /^app\/api\/.*route\.ts$/.test(path))
      .filter(({ imports }) => !imports.some((line) => line.specifier === "@/app/_server/http/handle"))
      .map(({ path }) => path);
    expect(found.sort()).toEqual(withoutWrapper.sort());
  });
});

/** Import cycles, each as the list of its files. */
function cyclesOf(files: readonly SourceFile[]): string[] {
  const done = new Set<SourceFile>();
  const path: SourceFile[] = [];
  const cycles: string[] = [];
  function walk(source: SourceFile): void {
    if (done.has(source)) return;
    if (path.includes(source)) {
      cycles.push([...path.slice(path.indexOf(source)), source].map((file) => file.path).join(" → "));
      return;
    }
    path.push(source);
    for (const line of source.imports) {
      const next = sourceOf(line);
      if (next) walk(next);
    }
    path.pop();
    done.add(source);
  }
  for (const source of files) walk(source);
  return cycles;
}

/** Imports that a client file loads, also through others, although they need a server. */
function serverImports(start: SourceFile): string[] {
  const visited = new Set([start]);
  const faults: string[] = [];
  for (const source of visited) {
    for (const line of source.imports.filter(({ typeOnly }) => !typeOnly)) {
      const next = sourceOf(line);
      const isForServers =
        /^(node:|next\/(headers|server)$|server-only$|drizzle-orm)/.test(line.specifier) ||
        (next !== undefined && /^(lib|inngest|scripts)\//.test(next.path) && !FOR_BROWSERS.test(next.path));
      if (isForServers) faults.push(`${start.path} reaches ${source.path} → ${line.specifier}`);
      else if (next) visited.add(next);
    }
  }
  return faults;
}
