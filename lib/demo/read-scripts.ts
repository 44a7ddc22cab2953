import { mapAnswer } from "@/lib/triage/gemini/map-answer";
import { readTicket } from "@/lib/triage/read-ticket";
import type { Catalogue, Reader } from "@/lib/triage/reader";
import { defaultsReader } from "@/lib/triage/rules/defaults-reader";
import { rulesReader } from "@/lib/triage/rules/rules-reader";
import type { Verdict } from "@/lib/triage/verdict";
import type { Said, Script } from "./script";

const MODEL = "gemini-3.5-flash-lite";

/** Never used up: no reader here waits for anything. */
const BUDGET_MS = 60_000;

/**
 * What triage made of each script. The model's words are written down, everything after them is the real thing: the
 * same mapping to known rows, the same built-in reader where no model answered, the same threshold.
 */
export async function readScripts(scripts: Script[], catalogue: Catalogue): Promise<Map<Script, Verdict>> {
  const verdicts = new Map<Script, Verdict>();
  for (const [index, script] of scripts.filter((one) => !one.gaveUp).entries()) {
    const text = textOf(script);
    const model = script.model && scriptedReader(script.model);
    const readers = [...(model ? [model] : []), rulesReader, defaultsReader];
    const verdict = await readTicket({ readers, text, catalogue, budgetMs: BUDGET_MS });
    verdicts.set(script, model ? withDuration(verdict, 1_150 + ((index * 317) % 1_400)) : verdict);
  }
  return verdicts;
}

/** The words that are read, in the form in which triage takes them. */
export function textOf(script: Script): { title: string | null; description: string } {
  return { title: script.title ?? null, description: script.text };
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
    read: ({ text, catalogue }) => ({
      ok: true,
      reading: { ...mapAnswer(answer, { text, catalogue }), model: MODEL, promptVersion: "demo" },
    }),
  };
}

function judged<T>([value, confidence, ...quotes]: [T, number, ...string[]]) {
  return { value, confidence, reason: "", quotes };
}

/** As long as such an answer takes. */
function withDuration(verdict: Verdict, durationMs: number): Verdict {
  const tries = verdict.tries.map((one) => (one.provider === "gemini" ? { ...one, ms: durationMs - 3 } : one));
  return { ...verdict, durationMs, tries };
}
