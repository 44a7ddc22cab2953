import { classifyTicket } from "@/lib/triage/classify-ticket";
import { DEFAULT_DECISION_CONTEXT, type DecisionContext } from "@/lib/triage/hold-reason-for";
import type { Catalogue, TriageProvider } from "@/lib/triage/provider";
import { defaultsProvider } from "@/lib/triage/providers/defaults";
import { mapAnswer } from "@/lib/triage/providers/gemini/map-answer";
import { keywordsProvider } from "@/lib/triage/providers/keywords/keywords-provider";
import type { ClassifyTicketText } from "@/lib/triage/triage-ticket";
import type { Scenario, ScriptedOutput } from "./scenario";

const MODEL = "gemini-3.5-flash-lite";

/** Never reached: no provider here waits. */
const BUDGET_MS = 60_000;

/** Triage with a scenario's scripted answer. The rest is real: mapping, keyword rules and thresholds. */
export function scriptedResult({ model: output }: Scenario, policy: DecisionContext["policy"]): ClassifyTicketText {
  const chain = [...(output ? [scriptedProvider(output)] : []), keywordsProvider, defaultsProvider];
  const decisionContext = { ...DEFAULT_DECISION_CONTEXT, policy };
  return async (text, catalogue) => {
    const triageResult = await classifyTicket({ chain, text, catalogue, budgetMs: BUDGET_MS, decisionContext });
    const durationMs = scriptedDurationMs(output);
    const attempts = triageResult.attempts.map((attempt) =>
      attempt.provider === "gemini" ? { ...attempt, ms: durationMs - 3 } : attempt,
    );
    return { ...triageResult, durationMs, attempts };
  };
}

/** A plausible duration, the same for the same answer. */
export function scriptedDurationMs(output: ScriptedOutput | undefined): number {
  return output ? 1_150 + ((output.summary.length * 317) % 1_400) : 5;
}

function scriptedProvider(output: ScriptedOutput): TriageProvider {
  const answer = {
    category: fieldAnswer(output.category),
    priority: fieldAnswer(output.priority),
    skills: output.skills ? fieldAnswer(output.skills) : { value: [], confidence: 0.7, reason: "", quotes: [] },
    otherSkills: output.proposes ?? [],
    summary: output.summary,
    helpfulNotes: output.notes ?? [],
    title: output.title,
  };
  return {
    name: "gemini",
    source: "ai",
    classify: ({ text, catalogue }: { text: Parameters<ClassifyTicketText>[0]; catalogue: Catalogue }) => ({
      ok: true,
      result: { ...mapAnswer(answer, { text, catalogue }), model: MODEL, promptVersion: "demo" },
    }),
  };
}

function fieldAnswer<T>([value, confidence, ...quotes]: [T, number, ...string[]]) {
  return { value, confidence, reason: "", quotes };
}
