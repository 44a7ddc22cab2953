import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

describe("the settings", () => {
  it("Without settings the app starts on this machine only", () => {
    expect(readEnv({})).toMatchObject({
      DATA_DIR: ".data",
      HOST: "127.0.0.1",
      PORT: 3000,
      APP_URL: "http://localhost:3000",
      SIGNUP: "open",
      DEMO: false,
      TRUST_PROXY: false,
      GEMINI_MODEL: "gemini-3.5-flash-lite",
    });
  });

  it("Database, secret, model and key come from the environment [S2.22, S4.25]", () => {
    const given = {
      DATABASE_URL: "postgres://u:p@db.example.test/desk",
      AUTH_SECRET: "0123456789abcdef0123456789abcdef",
      GEMINI_API_KEY: "key",
      GEMINI_MODEL: "gemini-x",
      APP_URL: "https://desk.example.test",
    };
    expect(readEnv(given)).toMatchObject(given);
  });

  it("Empty settings count as unset", () => {
    expect(readEnv({ DATABASE_URL: "", PORT: "", AUTH_SECRET: "" })).toEqual(readEnv({}));
  });

  it("Numbers and flags are parsed, and links use the app's address without a trailing slash", () => {
    expect(readEnv({ PORT: "8080", DEMO: "1", TRUST_PROXY: "true", DATABASE_POOL: "3" })).toMatchObject({
      PORT: 8080,
      DEMO: true,
      TRUST_PROXY: true,
      DATABASE_POOL: 3,
      APP_URL: "http://localhost:8080",
    });
    expect(readEnv({ APP_URL: "https://desk.example.test/" }).APP_URL).toBe("https://desk.example.test");
  });

  it.each([
    ["DATABASE_URL", "mysql://root:hunter2@db/desk"],
    ["AUTH_SECRET", "hunter2"],
    ["PORT", "hunter2"],
    ["PORT", "65536"],
    ["APP_URL", "ftp://hunter2"],
    ["TRUST_PROXY", "hunter2"],
    ["SIGNUP", "hunter2"],
    ["ADMIN_EMAIL", "hunter2"],
    ["SMTP_URL", "http://hunter2"],
    ["ENGINE_BACKOFF_MS", "1,hunter2"],
    ["DEMO_PASSWORDS", "{hunter2"],
  ])("A wrong %s stops the start with its name and without its value", (name, value) => {
    const start = () => readEnv({ [name]: value });
    expect(start).toThrow(new RegExp(`the setting ${name} is not valid`));
    expect(start).not.toThrow(/hunter2|65536/);
  });

  it("All wrong settings are named at once", () => {
    expect(() => readEnv({ PORT: "x", SIGNUP: "y" })).toThrow(/SIGNUP and PORT|PORT and SIGNUP/);
  });
});
