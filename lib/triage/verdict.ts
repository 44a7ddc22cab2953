import {
  type FieldReading,
  type ProviderTry,
  TRIAGE_FIELDS,
  type TriageField,
  type TriageProvider,
  type VerdictFields,
} from "@/lib/domain/triage";
import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { decideFields, readingOf } from "./decide-fields";
import type { Heard, Hearing } from "./hearing";
import type { Guess, Guesses, Reading, ValueOf } from "./reader";

/** A whole reading of one ticket: of each field the word that counts, and what others would have said. */
export interface Verdict {
  /** Whose word on the category counts, or else on anything; "defaults" means that nobody could read it. */
  provider: TriageProvider;
  model: string | null;
  promptVersion: string | null;
  fields: VerdictFields;
  /** Of each field what the model said that was not taken; null where no second one was heard. */
  shadow: VerdictFields | null;
  summary: string | null;
  helpfulNotes: HelpfulNote[];
  proposedSkills: string[];
  /** Fields that a person should look at. */
  needsReview: string[];
  /** Every provider that was asked, and what came of it. */
  tries: ProviderTry[];
  inputTokens: number | null;
  outputTokens: number | null;
  costMicros: number | null;
  durationMs: number;
}

/** Puts together what was heard, in the order of hearing. */
export function makeVerdict(hearing: Hearing, durationMs: number): Verdict {
  const { heard, tries } = hearing;
  const counting = heard.filter(({ shadow }) => !shadow);
  const fields = decideFields(hearing);
  const [first] = counting;
  const leader =
    [fields.category, fields.priority].find((field) => field && field.source !== "fallback")?.provider ??
    first?.reader.provider ??
    "defaults";
  const leading = counting.find(({ reader }) => reader.provider === leader) ?? first;
  const sum = (count: (each: ProviderTry) => number | undefined) =>
    tries.some((each) => count(each) !== undefined)
      ? tries.reduce((total, each) => total + (count(each) ?? 0), 0)
      : null;
  return {
    provider: leader,
    model: leading?.reading.model ?? null,
    promptVersion: leading?.reading.promptVersion ?? null,
    fields,
    shadow: shadowOf(hearing, fields),
    summary: wordsOf(counting, ({ summary }) => summary) ?? null,
    helpfulNotes: wordsOf(counting, ({ helpfulNotes }) => (helpfulNotes.length > 0 ? helpfulNotes : null)) ?? [],
    proposedSkills:
      wordsOf(counting, ({ proposedSkills }) => (proposedSkills.length > 0 ? proposedSkills : null)) ?? [],
    needsReview: reviewed(fields, counting),
    tries,
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    costMicros: sum(({ costMicros }) => costMicros),
    durationMs: Math.round(durationMs),
  };
}

/** How a ticket stands after this verdict, before what people have set is taken into account. */
export function stateOf({ needsReview }: Pick<Verdict, "needsReview">): "done" | "needs_review" {
  return needsReview.length > 0 ? "needs_review" : "done";
}

/** What the two models said whose word on a field was not taken: free where both were heard anyway. */
function shadowOf({ heard }: Hearing, fields: VerdictFields): VerdictFields | null {
  const shadow: VerdictFields = {};
  const keep = <F extends keyof Guesses>(field: F) => {
    const other = heard.find(
      ({ reader, reading }) =>
        reader.source === "ai" && reading.fields[field] && reader.provider !== fields[field]?.provider,
    );
    const guess = other?.reading.fields[field] as Guess<ValueOf<F>> | undefined;
    if (other && guess) Object.assign(shadow, { [field]: { ...readingOf(other.reader, guess, null), apply: false } });
  };
  keep("category");
  keep("priority");
  keep("skills");
  return Object.keys(shadow).length > 0 ? shadow : null;
}

/** A model's own words come before the rules' ones, whoever sorted. */
function wordsOf<T>(heard: Heard[], get: (reading: Reading) => T | null): T | undefined {
  const byModel = [...heard].sort((a, b) => Number(b.reader.source === "ai") - Number(a.reader.source === "ai"));
  return byModel.map(({ reading }) => get(reading)).find((words) => words !== null) ?? undefined;
}

/** What is only suggested, what nobody could say, and a category that is missing. What is usual anyway nobody need look at. */
function reviewed(fields: VerdictFields, heard: Heard[]): string[] {
  const isUsual = (name: TriageField, provider: TriageProvider) =>
    heard.some(({ reader, reading }) => reader.provider === provider && reading.fields[name]?.usual);
  return TRIAGE_FIELDS.filter((name) => {
    const field = fields[name];
    if (!field) return name === "category";
    return field.source === "fallback" || (!field.apply && !isUsual(name, field.provider) && !foundNone(field));
  });
}

/** A rule that found no skill names nothing to accept. */
function foundNone({ source, value }: FieldReading<string | string[]>): boolean {
  return source === "rules" && value.length === 0;
}
