import { describe, expect, it } from "vitest";
import { parseAnswer } from "./answer";

const judged = (value: unknown) => ({ value, confidence: 0.8, reason: "r", quotes: ["q"] });
const good = { category: judged("billing"), priority: judged("low"), skills: judged([]) };

describe("parseAnswer", () => {
  it.each([
    ["plain", JSON.stringify(good)],
    ["fenced", `\`\`\`json\n${JSON.stringify(good)}\n\`\`\``],
    ["between sentences", `Sure! Here: ${JSON.stringify(good)} Anything else?`],
  ])("%s JSON is read", (_, text) =>
    expect(parseAnswer(text)).toMatchObject({ ok: true, answer: { category: { value: "billing" } } }),
  );

  it.each(["", "no", "{", `${JSON.stringify(good).slice(0, -3)}`, "[1]", '{"a":1'])(
    "%j is not JSON that we can use",
    (text) => expect(parseAnswer(text)).toEqual({ ok: false, problem: "not_json" }),
  );

  it.each([
    ["a missing priority", { ...good, priority: undefined }],
    ["a list where a word belongs", { ...good, priority: judged(["low"]) }],
    ["a confidence in words", { ...good, category: { ...judged("billing"), confidence: "high" } }],
    ["skills that are no list", { ...good, skills: judged("React") }],
  ])("An answer with %s has the wrong shape", (_, answer) =>
    expect(parseAnswer(JSON.stringify(answer))).toEqual({ ok: false, problem: "wrong_shape" }),
  );

  it("A category of null means that none fits", () => {
    expect(parseAnswer(JSON.stringify({ ...good, category: judged(null) })).ok).toBe(true);
  });
});
