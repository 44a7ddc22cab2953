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
  it("tells its owner, and nobody else on the machine, where the app is", () => {
    writeAppFile(file);
    expect(readAppFile()).toEqual(file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is written anew at the next start, also over a file that anybody could read", () => {
    writeFileSync(path, "{}", { mode: 0o644 });
    writeAppFile({ ...file, token: "u".repeat(43) });
    expect(readAppFile()?.token).toBe("u".repeat(43));
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("is ignored when its process is gone, and when it is not whole", () => {
    const pid = 2 ** 22 + 1;
    writeFileSync(path, JSON.stringify({ ...file, pid }));
    expect(readAppFile()).toBeNull();
    writeFileSync(path, readFileSync(path, "utf8").slice(0, 30));
    expect(readAppFile()).toBeNull();
  });

  it("is removed by the process that wrote it, and by no other", () => {
    writeFileSync(path, JSON.stringify({ ...file, pid: process.ppid }));
    removeAppFile();
    expect(existsSync(path)).toBe(true);
    writeAppFile(file);
    removeAppFile();
    expect(existsSync(path)).toBe(false);
    expect(readAppFile()).toBeNull();
  });
});
