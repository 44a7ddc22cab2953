import { describe, expect, it } from "vitest";
import { event, INES, moment, NAMES, TOMASZ, ticketDetails } from "@/tests/support/ticket-page";
import { formatConflict } from "./conflict-text";
import { changePriority, resolveWith } from "./mutations";

const expected = ticketDetails();
const toCritical = event("ticket/edited", 60, { by: TOMASZ, before: {}, after: { priority: "critical" } });
const reply = event("ticket/message.added", 70, { by: TOMASZ, after: { internal: true } });

describe("formatConflict", () => {
  it("A conflict names who changed the ticket first, and both values", () => {
    const current = ticketDetails({ priority: "critical", history: [...(expected.history ?? []), toCritical, reply] });
    expect(formatConflict({ change: changePriority("high"), expected, current }, NAMES, INES.id)).toEqual({
      title: "Tomasz Berg changed this ticket first",
      since: { text: "Priority changed to Critical at", at: moment(60) },
      yours: "You chose High.",
      keepLabel: "Keep Critical",
      retryLabel: "Set High",
    });
  });

  it("A change of another field is reported without a value", () => {
    const current = ticketDetails({ history: [...(expected.history ?? []), reply] });
    const text = formatConflict({ change: changePriority("high"), expected, current }, NAMES, INES.id);
    expect(text).toMatchObject({ since: null, keepLabel: "Discard my change", retryLabel: "Set High" });
  });

  it("A change from the person's own other window is not reported under their name", () => {
    const current = ticketDetails({ history: [...(expected.history ?? []), toCritical] });
    const text = formatConflict({ change: resolveWith(""), expected, current }, NAMES, TOMASZ.id);
    expect(text).toMatchObject({ title: "You changed this ticket in another window", retryLabel: "Resolve" });
  });
});
