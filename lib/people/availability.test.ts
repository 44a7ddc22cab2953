import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import { type Presence, presenceAfter, presenceNow } from "./availability";

const NOW = new Date("2026-11-20T10:00:00Z");
const LATER = new Date(NOW.getTime() + MINUTE_MS);
const HERE: Presence = { availability: "available", awayUntil: null, handsTo: null };
const AWAY: Presence = { availability: "away", awayUntil: LATER, handsTo: "queue" };

describe("somebody's presence after a change", () => {
  it("ends an absence later than now or never", () => {
    expect(() => presenceAfter(HERE, { availability: "away", awayUntil: NOW }, NOW)).toThrow("This moment has passed.");
    expect(presenceAfter(HERE, { availability: "away", awayUntil: LATER }, NOW).awayUntil).toEqual(LATER);
    expect(presenceAfter(AWAY, { awayUntil: null }, NOW).awayUntil).toBeNull();
  });

  it("keeps what was said of an absence that goes on, and nothing of it for who is here", () => {
    expect(presenceAfter(AWAY, {}, NOW)).toEqual(AWAY);
    expect(presenceAfter(AWAY, { handsTo: "keep" }, NOW).handsTo).toBeNull();
    expect(presenceAfter(AWAY, { availability: "available" }, NOW)).toEqual(HERE);
  });

  it("is over at its very moment", () => {
    expect(presenceNow(AWAY, NOW)).toEqual(AWAY);
    expect(presenceNow(AWAY, LATER)).toEqual(HERE);
  });
});
