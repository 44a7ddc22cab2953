import { describe, expect, it } from "vitest";
import { serveUrl } from "./start";

describe("our own server", () => {
  it.each([
    ["127.0.0.1", "http://127.0.0.1:3000/api/inngest"],
    ["0.0.0.0", "http://127.0.0.1:3000/api/inngest"],
    ["::", "http://127.0.0.1:3000/api/inngest"],
    ["::1", "http://[::1]:3000/api/inngest"],
    ["192.0.2.7", "http://192.0.2.7:3000/api/inngest"],
  ])("bound to %s is asked at %s", (HOST, url) => {
    expect(serveUrl({ HOST, PORT: 3000 })).toBe(url);
  });
});
