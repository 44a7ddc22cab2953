import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

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
