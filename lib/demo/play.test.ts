import { describe, expect, it } from "vitest";
import { STARTER_CATEGORIES } from "@/lib/catalogue/starter";
import { DAY_MS } from "@/lib/clock";
import { newId } from "@/lib/ids";
import type { Verdict } from "@/lib/triage/verdict";
import { play } from "./play";
import { answer, cancel, confirm, move, reply, resolve, type Script } from "./script";
import { setStage } from "./stage";

const NOW = new Date("2027-03-01T00:02:00Z");
const VERDICT: Verdict = {
  provider: "builtin",
  model: null,
  promptVersion: null,
  fields: {},
  shadow: null,
  summary: null,
  helpfulNotes: [],
  proposedSkills: [],
  needsReview: ["category"],
  tries: [],
  inputTokens: null,
  outputTokens: null,
  costMicros: null,
  durationMs: 5,
};

function played(...scripts: Pick<Script, "ago" | "gaveUp" | "steps">[]) {
  const whole = scripts.map((script): Script => ({ from: "dan", text: "It squeaks.", ...script }));
  const stage = setStage(
    NOW,
    STARTER_CATEGORIES.map(({ slug }) => ({ id: newId(), slug })),
  );
  play(stage, whole, new Map(whole.filter((script) => !script.gaveUp).map((script) => [script, VERDICT])));
  return stage;
}

describe("playing the demo's scripts", () => {
  it("refuses a script that goes on in the future, or asks for what the app would refuse", () => {
    expect(() => played({ ago: "1h", steps: [reply("2h", "Later.")] })).toThrow("future");
    expect(() => played({ ago: "1h", steps: [confirm("1m")] })).toThrow("open to closed");
    expect(() => played({ ago: "1h", steps: [cancel("1m", "requester", "x"), move("2m", "waiting")] })).toThrow(
      "cancelled",
    );
    expect(() => played({ ago: "3h", gaveUp: true, steps: [reply("1m", "Before anybody had it.")] })).toThrow(
      "no owner",
    );
  });

  it("numbers tickets by UTC day in the order in which they came in, whatever order they are written in", () => {
    const { rows, counters } = played({ ago: "1m" }, { ago: "5m" }, { ago: "3m" });
    expect(rows.tickets.map((ticket) => ticket.number)).toEqual([
      "TKT-20270228-0001",
      "TKT-20270228-0002",
      "TKT-20270301-0001",
    ]);
    expect(Object.fromEntries(counters)).toEqual({ "20270228": 2, "20270301": 1 });
  });

  it("lets a reply start the work, an answer bring it back, and a week without one close it", () => {
    const back = played({ ago: "2d", steps: [reply("1h", "So?"), move("2h", "waiting"), answer("3h", "So.")] }).rows;
    const firstResponseAt = back.messages[0]?.createdAt;
    expect(back.tickets[0]).toMatchObject({ status: "in_progress", firstResponseAt });
    const again = played({ ago: "2d", steps: [resolve("1h", "Oiled."), answer("3h", "It squeaks again.")] }).rows;
    expect(again.tickets[0]).toMatchObject({ status: "open", resolvedAt: null });
    const settled = played({ ago: "9d", steps: [resolve("1h", "Oiled.")] }).rows;
    const { status, resolvedAt, closedAt } = settled.tickets[0]!;
    expect([status, closedAt!.getTime() - resolvedAt!.getTime() > 7 * DAY_MS]).toEqual(["closed", true]);
    expect(settled.events.at(-1)).toMatchObject({ type: "ticket/status.changed", actorName: "sweep", at: closedAt });
  });
});
