import { existsSync } from "node:fs";
import { join } from "node:path";
import { count, eq } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { people } from "@/lib/db/schema";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { closeDatabase, database, isNeon, openDatabase } from "./client";
import { isMigrated, migrate } from "./migrate";

afterEach(() => setEnvironment({ DATABASE_URL: undefined, NEON_WSPROXY: undefined }));

/** Creating an embedded database takes seconds, or longer on a busy machine. */
const MAKING_MS = 120_000;

/** Drivers for servers only connect at the first query. */
async function driverFor(url: string | undefined): Promise<string> {
  setEnvironment({ DATABASE_URL: url });
  const { driver, close } = await openDatabase();
  await close();
  return driver;
}

describe("which database", () => {
  it.each([
    ["postgres://u:p@ep-cool-name-123456.eu-central-1.aws.neon.tech/desk", "neon"],
    ["postgresql://u:p@ep-cool-name-123456-pooler.us-east-2.aws.neon.tech/desk?sslmode=require", "neon"],
    ["postgres://u:p@127.0.0.1:1/desk", "pg"],
    ["postgresql://u:p@db.example.test/desk", "pg"],
    ["postgres://u:p@neon.tech.example.test/desk", "pg"],
    ["postgres://neon.tech:p@db.example.test/desk", "pg"],
  ])("%s is served by the driver %s [S1.9, S1.10, S2.7]", async (url, driver) => {
    expect(isNeon(url)).toBe(driver === "neon");
    expect(await driverFor(url)).toBe(driver);
  });

  it("A proxy setting selects Neon's driver for any host", async () => {
    setEnvironment({ NEON_WSPROXY: "127.0.0.1:1/v1" });
    expect(await driverFor("postgres://u:p@127.0.0.1:1/desk")).toBe("neon");
  });

  it(
    "Without an address an embedded database is created with its folder, and found again later [S0.22, S1.9, S1.10, S2.22]",
    async () => {
      const folder = join(scratchFolder(), "not", "yet");
      setEnvironment({ DATA_DIR: folder, DATABASE_URL: "" });
      expect(existsSync(folder)).toBe(false);

      const first = await database();
      expect(first.driver).toBe("pglite");
      expect(await isMigrated(first.db)).toBe(false);
      expect((await migrate(first.db)).applied).toBeGreaterThan(0);
      expect(await isMigrated(first.db)).toBe(true);
      await first.db.insert(people).values({ name: "Ida", email: "ida@example.test" });
      expect(await database()).toBe(first);
      await closeDatabase();

      const second = await database();
      expect(second).not.toBe(first);
      expect(await migrate(second.db)).toEqual({ applied: 0 });
      const found = await second.db.select({ n: count() }).from(people).where(eq(people.name, "Ida"));
      expect(found).toEqual([{ n: 1 }]);
      await closeDatabase();
      expect(existsSync(join(folder, "lock"))).toBe(false);
    },
    MAKING_MS,
  );
});
