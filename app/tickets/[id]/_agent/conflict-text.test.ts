import { describe, expect, it } from "vitest";
import { event, INES, moment, NAMES, TOMASZ, ticketDetails } from "@/tests/support/ticket-page";
import { formatConflict } from "./conflict-text";
import { changePriority, resolveWith } from "./mutations";

const seen = ticketDetails();
const toCritical = event("ticket/edited", 60, { by: TOMASZ, before: {}, after: { priority: "critical" } });
const reply = event("ticket/message.added", 70, { by: TOMASZ, after: { internal: true } });

describe("a refused change", () => {
  it("names who was faster and both values", () => {
    const now = ticketDetails({ priority: "critical", history: [...(seen.history ?? []), toCritical, reply] });
    expect(formatConflict({ change: changePriority("high"), seen, now }, NAMES, INES.id)).toEqual({
      title: "Tomasz Berg changed it first",
      since: { words: "Priority is Critical since", at: moment(60) },
      yours: "Yours was High.",
      keep: "Keep Critical",
      again: "Set High",
    });
  });

  it("where another part was changed, nothing is said of a value", () => {
    const now = ticketDetails({ history: [...(seen.history ?? []), reply] });
    const words = formatConflict({ change: changePriority("high"), seen, now }, NAMES, INES.id);
    expect(words).toMatchObject({ since: null, keep: "Leave it as it is", again: "Set High" });
  });

  it("one's own other window is not called by name", () => {
    const now = ticketDetails({ history: [...(seen.history ?? []), toCritical] });
    const words = formatConflict({ change: resolveWith(""), seen, now }, NAMES, TOMASZ.id);
    expect(words).toMatchObject({ title: "You, in another window, changed it first", again: "Resolve it" });
  });
});
