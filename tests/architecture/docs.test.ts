import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const pages = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** `npm run conformance` writes this page, with the test names of that time. */
const GENERATED = join("docs", "build", "conformance.md");

describe("docs", () => {
  it("Every link between pages leads to a file that exists", () => {
    const dead = pages.flatMap((page) =>
      linksOf(readFileSync(page, "utf8"))
        .filter((link) => !existsSync(join(dirname(page), link)))
        .map((link) => `${page} → ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("Every page under docs is linked from another page", () => {
    const linked = pages.flatMap((page) =>
      linksOf(readFileSync(page, "utf8")).map((link) => join(dirname(page), link)),
    );
    const isLinked = (page: string) => linked.some((path) => path === page || path === dirname(page));
    expect(pages.filter((page) => page.startsWith("docs") && !isLinked(page))).toEqual([]);
  });

  it("Every file or folder that a page names exists", () => {
    const missing = pages
      .filter((page) => page !== GENERATED)
      .flatMap((page) =>
        pathsIn(readFileSync(page, "utf8"))
          .filter((path) => !existsSync(path))
          .map((path) => `${page}: ${path}`),
      );
    expect(missing).toEqual([]);
  });
});

/** Targets of links and images within the repository, without the part after "#". */
function linksOf(text: string): string[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** Paths in backticks, without those that hold a placeholder or a pattern. */
function pathsIn(text: string): string[] {
  return [...withoutCode(text).matchAll(/`((?:app|lib|inngest|scripts|tests)\/[^`\s*{}<>…]*)`/g)].map(
    ([, path]) => path!,
  );
}

/** A page without its code blocks. */
function withoutCode(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, "");
}
