import { type Grounds, NO_GROUNDS } from "@/lib/triage/decide";
import { mapAnswer } from "@/lib/triage/gemini/map-answer";
import { readTicket } from "@/lib/triage/read-ticket";
import type { Catalogue, Reader } from "@/lib/triage/reader";
import { defaultsReader } from "@/lib/triage/rules/defaults-reader";
import { rulesReader } from "@/lib/triage/rules/rules-reader";
import type { ReadText } from "@/lib/triage/triage-ticket";
import type { Said, Scenario } from "./scenario";

const MODEL = "gemini-3.5-flash-lite";

/** Never used up: no reader here waits for anything. */
const BUDGET_MS = 60_000;

/**
 * How a scenario's text is read. The model's words are written down, everything after them is the real thing: the same
 * mapping to known rows, the same built-in reader where no model answered, the same threshold.
 */
export function readingOf({ model: said }: Scenario, policy: Grounds["policy"]): ReadText {
  const readers = [...(said ? [scriptedReader(said)] : []), rulesReader, defaultsReader];
  const grounds = { ...NO_GROUNDS, policy };
  return async (text, catalogue) => {
    const verdict = await readTicket({ readers, text, catalogue, budgetMs: BUDGET_MS, grounds });
    const durationMs = readingMs(said);
    const tries = verdict.tries.map((one) => (one.provider === "gemini" ? { ...one, ms: durationMs - 3 } : one));
    return { ...verdict, durationMs, tries };
  };
}

/** As long as a model, or our own rules, take for a text; the same for the same answer. */
export function readingMs(said: Said | undefined): number {
  return said ? 1_150 + ((said.summary.length * 317) % 1_400) : 5;
}

function scriptedReader(said: Said): Reader {
  const answer = {
    category: judged(said.category),
    priority: judged(said.priority),
    skills: said.skills ? judged(said.skills) : { value: [], confidence: 0.7, reason: "", quotes: [] },
    otherSkills: said.proposes ?? [],
    summary: said.summary,
    helpfulNotes: said.notes ?? [],
    title: said.title,
  };
  return {
    provider: "gemini",
    source: "ai",
    read: ({ text, catalogue }: { text: Parameters<ReadText>[0]; catalogue: Catalogue }) => ({
      ok: true,
      reading: { ...mapAnswer(answer, { text, catalogue }), model: MODEL, promptVersion: "demo" },
    }),
  };
}

function judged<T>([value, confidence, ...quotes]: [T, number, ...string[]]) {
  return { value, confidence, reason: "", quotes };
}
