import { readFileSync } from "node:fs";
import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import * as schema from "@/lib/db/schema";
import { NAMED_ACCOUNTS } from "@/lib/demo/passwords";
import { sources } from "@/tests/support/source";

describe("the product", () => {
  const has = (path: string) => sources.some((source) => source.path === path);

  it("The product has accounts, tickets and an admin area, with tables for people, tickets and history [S0.21]", () => {
    const tables = Object.values(schema).filter((table) => is(table, PgTable));
    expect(tables.map(getTableName)).toEqual(expect.arrayContaining(["people", "tickets", "events"]));
    for (const route of ["auth/signup", "tickets", "people"]) expect(has(`app/api/${route}/route.ts`)).toBe(true);
  });

  it("The server renders every page, with one component library [S1.19]", () => {
    const pages = sources.filter(({ path }) => /^app\/.*\/?(page|layout)\.tsx$/.test(path));
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.filter(({ isClient }) => isClient).map(({ path }) => path)).toEqual([]);
    expect(readFileSync("app/globals.css", "utf8")).toContain('@plugin "daisyui"');
  });

  it("The product has a landing page, a ticket form and one sign-in page, and the demo names its accounts [S3.18]", () => {
    for (const page of ["(public)", "(portal)/tickets/new", "(public)/sign-in"])
      expect(has(`app/${page}/page.tsx`)).toBe(true);
    expect(
      sources.filter(({ path }) => /(sign-in|log-?in|admin)\/page\.tsx$/.test(path)).map(({ path }) => path),
    ).toEqual(["app/(public)/sign-in/page.tsx"]);
    expect([...NAMED_ACCOUNTS.keys()]).toEqual(["admin@demo.com", "moderator@demo.com", "viewer@demo.com"]);
  });
});
