import { readFileSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as schema from "@/lib/db/schema";
import { NAMED_ACCOUNTS } from "@/lib/demo/passwords";
import { sources } from "@/tests/support/source";

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
    ).toEqual(["app/(public)/sign-in/page.tsx"]);
    expect([...NAMED_ACCOUNTS.keys()]).toEqual(["admin@demo.com", "moderator@demo.com", "viewer@demo.com"]);
  });
});
