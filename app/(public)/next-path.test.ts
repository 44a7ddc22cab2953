import { describe, expect, it } from "vitest";
import { nextPath } from "./next-path";

describe("nextPath", () => {
  it.each(["/tickets/TKT-20261120-0001", "/queue?view=mine&status=open", "/tickets#answer"])(
    "Sign-in leads back to the page %s",
    (path) => expect(nextPath(path)).toBe(path),
  );

  it.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "tickets",
    "",
    "/x/..//evil.example",
    "/.//evil.example",
  ])("Sign-in never leads to another site: %j", (path) => {
    const target = nextPath(path);
    expect(new URL(target ?? "/", "http://ours.example").origin).toBe("http://ours.example");
    expect(target?.startsWith("//") ?? false).toBe(false);
  });

  it.each(["/sign-in?next=/x", "/sign-up", "/api/me", undefined, ["/a", "/b"], 5])(
    "Sign-in ignores %j as the next page",
    (path) => expect(nextPath(path)).toBeUndefined(),
  );
});
