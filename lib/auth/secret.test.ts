import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readEnv } from "@/lib/env";
import { scratchFolder } from "@/tests/support/settings";
import { authSecret } from "./secret";

const given = "given by the settings, and long enough";

describe("the secret of session cookies", () => {
  it("The session secret is the setting if there is one", () => {
    expect(authSecret(readEnv({ AUTH_SECRET: given }))).toBe(given);
  });

  it("Without the setting the secret is created once in the data folder, readable only by its owner", () => {
    const folder = scratchFolder();
    const secret = authSecret(readEnv({ DATA_DIR: folder }));
    expect(secret).toMatch(/^[\w-]{43}$/);
    const path = join(folder, "auth-secret");
    expect(readFileSync(path, "utf8")).toBe(secret);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(authSecret(readEnv({ DATA_DIR: folder }))).toBe(secret);
  });

  it("A restart keeps the secret, so that everyone stays signed in", () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, "auth-secret"), `${given}\n`);
    expect(authSecret(readEnv({ DATA_DIR: folder }))).toBe(given);
  });

  it.each([{ DATABASE_URL: "postgres://db.example.test/x" }, { VERCEL: "1" }])(
    "The secret must be set if several servers may run, and the error names it: %o",
    (settings) => {
      expect(() => authSecret(readEnv({ ...settings, DATA_DIR: scratchFolder() }))).toThrow(/AUTH_SECRET is missing/);
    },
  );
});
