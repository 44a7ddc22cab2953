import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { type AvailabilityState, availabilityAfter, currentAvailability } from "./availability";

const NOW = new Date("2026-11-20T10:00:00Z");
const LATER = new Date(NOW.getTime() + MINUTE_MS);
const HERE: AvailabilityState = { availability: "available", awayUntil: null, handsTo: null };
const AWAY: AvailabilityState = { availability: "away", awayUntil: LATER, handsTo: "queue" };

describe("availabilityAfter and currentAvailability", () => {
  it("An absence ends in the future or never", () => {
    expect(() => availabilityAfter(HERE, { availability: "away", awayUntil: NOW }, NOW)).toThrow(
      "This time has passed.",
    );
    expect(availabilityAfter(HERE, { availability: "away", awayUntil: LATER }, NOW).awayUntil).toEqual(LATER);
    expect(availabilityAfter(AWAY, { awayUntil: null }, NOW).awayUntil).toBeNull();
  });

  it("A continuing absence keeps its end and delegate, and an available person has neither", () => {
    expect(availabilityAfter(AWAY, {}, NOW)).toEqual(AWAY);
    expect(availabilityAfter(AWAY, { handsTo: "keep" }, NOW).handsTo).toBeNull();
    expect(availabilityAfter(AWAY, { availability: "available" }, NOW)).toEqual(HERE);
  });

  it("An absence is over at its end", () => {
    expect(currentAvailability(AWAY, NOW)).toEqual(AWAY);
    expect(currentAvailability(AWAY, LATER)).toEqual(HERE);
  });
});
