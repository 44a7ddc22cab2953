import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/tests/support/settings";
import { readAppFile, removeAppFile, writeAppFile } from "./app-file";

const file = { address: "http://127.0.0.1:3000", token: "t".repeat(43) };
let path: string;
beforeAll(() => {
  path = join(scratchFolder(), "app.json");
});

describe("the file that names a live app", () => {
  it("The app file is readable only by its owner", () => {
    writeAppFile(file);
    expect(readAppFile()).toEqual(file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("The next start replaces the app file, also one that everyone could read", () => {
    writeFileSync(path, "{}", { mode: 0o644 });
    writeAppFile({ ...file, token: "u".repeat(43) });
    expect(readAppFile()?.token).toBe("u".repeat(43));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("An app file of a dead process, or an incomplete one, is ignored", () => {
    const pid = 2 ** 22 + 1;
    writeFileSync(path, JSON.stringify({ ...file, pid }));
    expect(readAppFile()).toBeNull();
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 30));
    expect(readAppFile()).toBeNull();
  });

  it("Only the process that wrote the app file removes it", () => {
    writeFileSync(path, JSON.stringify({ ...file, pid: process.ppid }));
    removeAppFile();
    expect(existsSync(path)).toBe(true);
    writeAppFile(file);
    removeAppFile();
    expect(existsSync(path)).toBe(false);
    expect(readAppFile()).toBeNull();
  });
});
