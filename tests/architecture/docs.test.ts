import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const ours = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

/** A command writes this page, with the names that the tests had at that time. */
const WRITTEN_BY_A_COMMAND = join("docs", "build", "conformance.md");

describe("docs", () => {
  it("Every link between pages leads to a file that exists", () => {
    const dead = ours.flatMap((page) =>
      linksOf(readFileSync(page, "utf8"))
        .filter((link) => !existsSync(join(dirname(page), link)))
        .map((link) => `${page} → ${link}`),
    );
    expect(dead).toEqual([]);
  });

  it("Every page under docs is linked from another page", () => {
    const linked = ours.flatMap((page) => linksOf(readFileSync(page, "utf8")).map((link) => join(dirname(page), link)));
    const found = (page: string) => linked.some((path) => path === page || path === dirname(page));
    expect(ours.filter((page) => page.startsWith("docs") && !found(page))).toEqual([]);
  });

  it("Every file or folder of ours that a page names exists", () => {
    const gone = ours
      .filter((page) => page !== WRITTEN_BY_A_COMMAND)
      .flatMap((page) =>
        pathsIn(readFileSync(page, "utf8"))
          .filter((path) => !existsSync(path))
          .map((path) => `${page}: ${path}`),
      );
    expect(gone).toEqual([]);
  });
});

/** Targets of links and images within the repository, without the part after "#". */
function linksOf(text: string): string[] {
  return [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.replace(/#.*$/, ""))
    .filter((target) => target !== "" && !/^[a-z]+:/.test(target));
}

/** Paths in backticks; one with a placeholder or a pattern names no file. */
function pathsIn(text: string): string[] {
  return [...prose(text).matchAll(/`((?:app|lib|inngest|scripts|tests)\/[^`\s*{}<>…]*)`/g)].map(([, path]) => path!);
}

/** A page without its blocks of code. */
function prose(text: string): string {
  return text.replace(/^ *```[\s\S]*?^ *```$/gm, "");
}
