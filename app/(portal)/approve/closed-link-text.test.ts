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

describe("formatClosedLink", () => {
  it("Each closed link has its own title and a full sentence of advice", () => {
    const texts = CLOSED.map(formatClosedLink);
    expect(new Set(texts.map(({ title }) => title)).size).toBe(CLOSED.length);
    for (const { about } of texts) expect(about).toMatch(/\.$/);
  });

  it("The title never credits the approver with a decision that others made", () => {
    const titleOf = (word: "approved" | "rejected" | "void") =>
      formatClosedLink({ state: "decided", word, decidedAt: null }).title;
    expect(titleOf("approved")).toContain("You have approved");
    expect(titleOf("rejected")).toContain("You have rejected");
    expect(titleOf("void")).toContain("without you");
  });
});
