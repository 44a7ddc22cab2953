import { describe, expect, it } from "vitest";
import { event, INES, mintTicket, moment, NAMES, TOMASZ } from "@/tests/support/desk-ticket";
import { resolve, setPriority } from "./changes";
import { refusalWords } from "./refusal-words";

const seen = mintTicket();
const toCritical = event("ticket/edited", 60, { by: TOMASZ, before: {}, after: { priority: "critical" } });
const reply = event("ticket/message.added", 70, { by: TOMASZ, after: { internal: true } });

describe("a refused change", () => {
  it("names who was faster and both values", () => {
    const now = mintTicket({ priority: "critical", history: [...(seen.history ?? []), toCritical, reply] });
    expect(refusalWords({ change: setPriority("high"), seen, now }, NAMES, INES.id)).toEqual({
      title: "Tomasz Berg changed it first",
      since: { words: "Priority is Critical since", at: moment(60) },
      yours: "Yours was High.",
      keep: "Keep Critical",
      again: "Set High",
    });
  });

  it("where another part was changed, nothing is said of a value", () => {
    const now = mintTicket({ history: [...(seen.history ?? []), reply] });
    const words = refusalWords({ change: setPriority("high"), seen, now }, NAMES, INES.id);
    expect(words).toMatchObject({ since: null, keep: "Leave it as it is", again: "Set High" });
  });

  it("one's own other window is not called by name", () => {
    const now = mintTicket({ history: [...(seen.history ?? []), toCritical] });
    const words = refusalWords({ change: resolve(""), seen, now }, NAMES, TOMASZ.id);
    expect(words).toMatchObject({ title: "You, in another window, changed it first", again: "Resolve it" });
  });
});
