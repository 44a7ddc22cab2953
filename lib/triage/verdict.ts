import type { FieldReading, ProviderTry, VerdictFields } from "@/lib/db/schema";
import type { Source, TriageProvider } from "@/lib/words";
import type { Guess, Guesses, Reader, Reading } from "./reader";

/** A whole reading of one ticket: of each field the first reader's word that was usable. */
export interface Verdict {
  /** Who was heard first; "defaults" means that nobody could read it. */
  provider: TriageProvider;
  model: string | null;
  promptVersion: string | null;
  fields: VerdictFields;
  summary: string | null;
  helpfulNotes: string[];
  proposedSkills: string[];
  /** Fields that a person should look at. */
  needsReview: string[];
  /** Every provider that was asked, and what came of it. */
  tries: ProviderTry[];
  inputTokens: number | null;
  outputTokens: number | null;
  durationMs: number;
}

/** A reading and whose it is. */
export interface Heard {
  reader: Reader;
  reading: Reading;
}

/** Below this a model's word is a suggestion. */
const AI_CONFIDENCE = 0.6;

/**
 * Whether a value may be written to the ticket. The one place where that is decided: automation levels by field and
 * category go in here.
 */
export function mayApply(source: Source, guess: Guess<unknown>): boolean {
  return guess.sure && (source !== "ai" || guess.confidence === null || guess.confidence >= AI_CONFIDENCE);
}

/** Puts together what was heard, in the order of hearing. */
export function makeVerdict(heard: Heard[], tries: ProviderTry[], durationMs: number): Verdict {
  const [first] = heard;
  const fields: VerdictFields = {
    category: firstGuess(heard, (guesses) => guesses.category),
    priority: firstGuess(heard, (guesses) => guesses.priority),
    skills: firstGuess(heard, (guesses) => guesses.skills),
    title: firstGuess(heard, (guesses) => guesses.title),
  };
  return {
    provider: first?.reader.provider ?? "defaults",
    model: first?.reading.model ?? null,
    promptVersion: first?.reading.promptVersion ?? null,
    fields,
    summary: heard.find(({ reading }) => reading.summary)?.reading.summary ?? null,
    helpfulNotes: first?.reading.helpfulNotes ?? [],
    proposedSkills: first?.reading.proposedSkills ?? [],
    needsReview: reviewed(fields),
    tries,
    inputTokens: first?.reading.usage?.inputTokens ?? null,
    outputTokens: first?.reading.usage?.outputTokens ?? null,
    durationMs: Math.round(durationMs),
  };
}

/** How a ticket stands after this verdict, before what people have set is taken into account. */
export function stateOf({ needsReview }: Pick<Verdict, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

function firstGuess<T>(heard: Heard[], get: (guesses: Guesses) => Guess<T> | undefined): FieldReading<T> | undefined {
  for (const { reader, reading } of heard) {
    const guess = get(reading.fields);
    if (!guess) continue;
    const { sure: _sure, ...said } = guess;
    return { ...said, provider: reader.provider, source: reader.source, apply: mayApply(reader.source, guess) };
  }
  return undefined;
}

/** What is only suggested, what nobody could say, and a category that is missing. */
function reviewed(fields: VerdictFields): string[] {
  return (["category", "priority", "skills"] as const).filter((name) => {
    const field = fields[name];
    return field ? !field.apply || field.source === "fallback" : name === "category";
  });
}
