import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatHoldReason } from "@/lib/display-text/hold-reason";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import type { AnswerReviewInput } from "@/lib/tickets/review/input";
import type { Suggestion } from "@/lib/tickets/review/open-fields";
import type { ReviewCase } from "@/lib/tickets/review/queries";

/** What somebody chose in review, by field. */
export type ReviewValues = Extract<AnswerReviewInput, { answer: "change" }>["values"];

/** One way that the points can be set. */
export interface AnswerOption {
  value: string;
  label: string;
  /** Under the label: who looks after it. */
  under: string | null;
  /** 0 to 1; null where nobody gave a figure. */
  share: number | null;
}

const MOST_WAYS = 3;

/** The field that the points are about: where it goes, or how urgent it is. None where neither is open. */
export function askedField({ open }: Pick<ReviewCase, "open">): "category" | "priority" | null {
  return (["category", "priority"] as const).find((field) => open.includes(field)) ?? null;
}

export function suggestionFor({ suggestions }: Pick<ReviewCase, "suggestions">, field: TriageField | null) {
  return suggestions.find((suggestion) => suggestion.field === field);
}

/** What was suggested, then the next best; of a priority also what stands, since there are few. */
export function answerOptions(seen: ReviewCase, names: CatalogueNames): AnswerOption[] {
  const field = askedField(seen);
  const said = suggestionFor(seen, field);
  if (!field) return [];
  const read = said ? [{ value: said.value, confidence: said.confidence }, ...(said.alternatives ?? [])] : [];
  const shares = new Map<string, number | null>();
  for (const { value, confidence } of read) if (!shares.has(`${value}`)) shares.set(`${value}`, confidence);
  if (field === "priority") for (const value of nearest(seen.priority)) if (!shares.has(value)) shares.set(value, null);
  return [...shares].slice(0, MOST_WAYS).map(([value, share]) => {
    const team = field === "category" ? names.categories.find(({ slug }) => slug === value)?.team : null;
    return { value, share, label: formatValue(field, value, names), under: team ? `${team.name} team` : null };
  });
}

function nearest(present: Priority): Priority[] {
  const at = PRIORITIES.indexOf(present);
  return [...PRIORITIES].sort((a, b) => Math.abs(PRIORITIES.indexOf(a) - at) - Math.abs(PRIORITIES.indexOf(b) - at));
}

/** A suggested value where no label stands beside it. */
export function formatSuggestion(field: TriageField, value: string | string[], names: CatalogueNames): string {
  return field === "skills" && value.length === 0 ? "No skills" : formatValue(field, value, names);
}

/** "Fraud, High": values in a row; that there are no skills is said only where nothing else is. */
export function formatValues(values: ReviewValues, names: CatalogueNames): string {
  const set = TRIAGE_FIELDS.filter((field) => values[field] !== undefined);
  return set
    .filter((field) => set.length === 1 || values[field]!.length > 0)
    .map((field) => formatSuggestion(field, values[field]!, names))
    .join(", ");
}

/** All that is suggested, as values; what is in no list of ours any more falls away. */
export function suggestedValues({ suggestions }: ReviewCase, names: CatalogueNames): ReviewValues {
  const living = (field: TriageField, slug: string) =>
    field === "skills"
      ? names.skills.some((skill) => skill.slug === slug && !skill.proposed)
      : names.categories.some((category) => category.slug === slug && !category.retired);
  const pairs = suggestions.flatMap(({ field, value }): [string, unknown][] => {
    if (field === "category") return living(field, String(value)) ? [[field, value]] : [];
    if (field !== "skills") return [[field, value]];
    const known = [value].flat().filter((slug) => living(field, slug));
    return known.length > 0 || value.length === 0 ? [[field, known]] : [];
  });
  return Object.fromEntries(pairs) as ReviewValues;
}

/** Whether there is enough to accept: without a category a ticket is not sorted. */
export function isAcceptable(seen: ReviewCase, names: CatalogueNames): boolean {
  const values = suggestedValues(seen, names);
  return Object.keys(values).length > 0 && (!seen.open.includes("category") || values.category !== undefined);
}

/** Whether a case still asks what it asked: the same reading, with the same values beside it. */
export function isSameCase(seen: ReviewCase, now: ReviewCase): boolean {
  const asked = ({ triageResultId, open, category, priority, skills, title }: ReviewCase) =>
    JSON.stringify([triageResultId, open, category?.slug, priority, skills, title]);
  return asked(seen) === asked(now);
}

/** Why each open value was not simply set, a sentence or two for each. */
export function formatHoldReasons({ open, suggestions }: ReviewCase): { field: TriageField; words: string }[] {
  return open.map((field) => {
    const said = suggestionFor({ suggestions }, field);
    return { field, words: said ? unsureWords(said) : `No reader could name ${A_FIELD[field]}.` };
  });
}

const A_FIELD: Record<TriageField, string> = {
  category: "a category",
  priority: "a priority",
  skills: "the skills",
  title: "a title",
};

function unsureWords({ holdReason, reason, source }: Suggestion): string {
  if (source === "fallback") return "Nothing in the text decides it, so a default was taken.";
  const why = formatHoldReason(holdReason);
  return reason ? `${why} ${reason}` : why;
}
