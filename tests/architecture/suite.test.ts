import { readdirSync } from "node:fs";
import { expect, it } from "vitest";

it("Every folder of lib and inngest has tests [S3.37]", () => {
  const folders = ["lib", "inngest"].flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${parent}/${entry.name}`),
  );
  const hasTests = (folder: string) =>
    readdirSync(folder, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)));
  expect(folders.filter((folder) => !hasTests(folder))).toEqual([]);
});
