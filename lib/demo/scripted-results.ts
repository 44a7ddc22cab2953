import { classifyTicket } from "@/lib/triage/classify-ticket";
import { DEFAULT_DECISION_CONTEXT, type DecisionContext } from "@/lib/triage/hold-reason-for";
import type { Catalogue, TriageProvider } from "@/lib/triage/provider";
import { defaultsProvider } from "@/lib/triage/providers/defaults";
import { mapAnswer } from "@/lib/triage/providers/gemini/map-answer";
import { keywordsProvider } from "@/lib/triage/providers/keywords/keywords-provider";
import type { ReadText } from "@/lib/triage/triage-ticket";
import type { Scenario, ScriptedOutput } from "./scenario";

const MODEL = "gemini-3.5-flash-lite";

/** Never used up: no reader here waits for anything. */
const BUDGET_MS = 60_000;

/**
 * How a scenario's text is read. The model's words are written down, everything after them is the real thing: the same
 * mapping to known rows, the same built-in reader where no model answered, the same threshold.
 */
export function scriptedResult({ model: said }: Scenario, policy: DecisionContext["policy"]): ReadText {
  const chain = [...(said ? [scriptedReader(said)] : []), keywordsProvider, defaultsProvider];
  const decisionContext = { ...DEFAULT_DECISION_CONTEXT, policy };
  return async (text, catalogue) => {
    const triageResult = await classifyTicket({ chain, text, catalogue, budgetMs: BUDGET_MS, decisionContext });
    const durationMs = scriptedDurationMs(said);
    const attempts = triageResult.attempts.map((one) =>
      one.provider === "gemini" ? { ...one, ms: durationMs - 3 } : one,
    );
    return { ...triageResult, durationMs, attempts };
  };
}

/** As long as a model, or our own rules, take for a text; the same for the same answer. */
export function scriptedDurationMs(said: ScriptedOutput | undefined): number {
  return said ? 1_150 + ((said.summary.length * 317) % 1_400) : 5;
}

function scriptedReader(said: ScriptedOutput): TriageProvider {
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
    name: "gemini",
    source: "ai",
    classify: ({ text, catalogue }: { text: Parameters<ReadText>[0]; catalogue: Catalogue }) => ({
      ok: true,
      result: { ...mapAnswer(answer, { text, catalogue }), model: MODEL, promptVersion: "demo" },
    }),
  };
}

function judged<T>([value, confidence, ...quotes]: [T, number, ...string[]]) {
  return { value, confidence, reason: "", quotes };
}
