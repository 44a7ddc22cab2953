import { describe, expect, it } from "vitest";
import { REQUEST_STATES } from "@/lib/domain/approval";
import type { LinkView } from "@/lib/tickets/approvals/views";
import { formatClosedLink } from "./closed-link-text";

const CLOSED: Exclude<LinkView, { state: "open" }>[] = [
  { state: "unknown" },
  { state: "expired" },
  { state: "ended" },
  { state: "own" },
  ...REQUEST_STATES.map((word) => ({ state: "decided" as const, word, decidedAt: null })),
];

describe("a link that decides nothing", () => {
  it("says why in a title of its own, and what its holder can do", () => {
    const said = CLOSED.map(formatClosedLink);
    expect(new Set(said.map(({ title }) => title)).size).toBe(CLOSED.length);
    for (const { about } of said) expect(about).toMatch(/\.$/);
  });

  it("never says to somebody that they decided what others did", () => {
    const said = (word: "approved" | "rejected" | "void") =>
      formatClosedLink({ state: "decided", word, decidedAt: null }).title;
    expect(said("approved")).toContain("You have approved");
    expect(said("rejected")).toContain("You have rejected");
    expect(said("void")).toContain("without you");
  });
});
