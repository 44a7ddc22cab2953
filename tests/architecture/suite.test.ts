import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

describe("the suite", () => {
  it("has tests in every room and beside the durable functions [S3.37]", () => {
    const rooms = ["lib", "inngest"].flatMap((place) =>
      readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => `${place}/${entry.name}`),
    );
    const hasTests = (room: string) =>
      readdirSync(room, { recursive: true }).some((file) => /\.test\.tsx?$/.test(String(file)));
    expect(rooms.filter((room) => !hasTests(room))).toEqual([]);
  });
});
