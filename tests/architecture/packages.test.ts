import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Package {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines?: { node?: string };
}
const packageOf = (folder: string): Package => JSON.parse(readFileSync(`${folder}package.json`, "utf8"));

describe("packages", () => {
  const own = packageOf("");

  it("Every package that we depend on runs on Node 20.19 [S2.7]", () => {
    const all = Object.keys({ ...own.dependencies, ...own.devDependencies });
    const newer = all.filter((name) => !allows(packageOf(`node_modules/${name}/`).engines?.node ?? "*", [20, 19, 0]));
    expect(newer).toEqual([]);
    expect(own.engines?.node).toBe(">=20.19");
  });

  it("Every package is pinned to an exact version", () => {
    const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
      ([, version]) => !/^\d/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("The product is one React application with its API, on three kinds of Postgres [S2.7, S1.9]", () => {
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

/** True if an `engines` range allows the version. Throws for a form that it does not know. */
function allows(range: string, version: Version): boolean {
  return range.split("||").some((part) => {
    const comparators = part
      .trim()
      .replace(/([<>=^~]+)\s+/g, "$1")
      .split(/\s+/)
      .filter(Boolean);
    return comparators.every((comparator) => satisfies(comparator, version));
  });
}

function satisfies(comparator: string, version: Version): boolean {
  if (comparator === "*") return true;
  const match = /^(>=|>|<=|<|\^|~|=)?v?(\d+)(?:\.(\d+|x))?(?:\.(\d+|x))?$/.exec(comparator);
  if (!match) throw new Error(`This test cannot read the version range ${comparator}.`);
  const [, sign = "=", ...parts] = match;
  const bound = parts.filter((part) => part !== undefined && part !== "x").map(Number);
  const [major, minor = 0, patch = 0] = bound;
  const order = version[0] - major! || version[1] - minor || version[2] - patch;
  if (sign === ">=") return order >= 0;
  if (sign === ">") return order > 0;
  if (sign === "<=") return order <= 0;
  if (sign === "<") return order < 0;
  const fixed = sign === "^" ? 1 : sign === "~" ? Math.min(2, bound.length) : bound.length;
  return order >= 0 && bound.slice(0, fixed).every((part, at) => part === version[at]);
}
