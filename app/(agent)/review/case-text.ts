import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatHoldReason } from "@/lib/display-text/hold-reason";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";
import { TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import type { AnswerReviewInput } from "@/lib/tickets/review/input";
import type { Suggestion } from "@/lib/tickets/review/open-fields";
import type { ReviewCase } from "@/lib/tickets/review/queries";

/** The values that a person chose in review, by field. */
export type ReviewValues = Extract<AnswerReviewInput, { answer: "change" }>["values"];

export interface AnswerOption {
  value: string;
  label: string;
  under: string | null;
  /** Confidence, 0 to 1; null if unknown. */
  share: number | null;
}

const MAX_OPTIONS = 3;

/** The field that a case asks about: category, else priority; null if neither needs review. */
export function questionField({ open }: Pick<ReviewCase, "open">): "category" | "priority" | null {
  return (["category", "priority"] as const).find((field) => open.includes(field)) ?? null;
}

export function suggestionFor({ suggestions }: Pick<ReviewCase, "suggestions">, field: TriageField | null) {
  return suggestions.find((suggestion) => suggestion.field === field);
}

/**
 * At most three options: the suggested value, then the next best ones. A priority's list is filled up with the
 * priorities nearest to the present one.
 */
export function answerOptions(reviewCase: ReviewCase, names: CatalogueNames): AnswerOption[] {
  const field = questionField(reviewCase);
  const suggestion = suggestionFor(reviewCase, field);
  if (!field) return [];
  const suggested = suggestion ? [suggestion, ...(suggestion.alternatives ?? [])] : [];
  const shares = new Map<string, number | null>();
  for (const { value, confidence } of suggested) if (!shares.has(`${value}`)) shares.set(`${value}`, confidence);
  if (field === "priority")
    for (const value of byDistance(reviewCase.priority)) if (!shares.has(value)) shares.set(value, null);
  return [...shares].slice(0, MAX_OPTIONS).map(([value, share]) => {
    const team = field === "category" ? names.categories.find(({ slug }) => slug === value)?.team : null;
    return { value, share, label: formatValue(field, value, names), under: team ? `${team.name} team` : null };
  });
}

function byDistance(present: Priority): Priority[] {
  const distance = (one: Priority) => Math.abs(PRIORITIES.indexOf(one) - PRIORITIES.indexOf(present));
  return PRIORITIES.toSorted((a, b) => distance(a) - distance(b));
}

export function formatSuggestion(field: TriageField, value: string | string[], names: CatalogueNames): string {
  return field === "skills" && value.length === 0 ? "No skills" : formatValue(field, value, names);
}

/** The values as text, for example "Fraud, High". Leaves out an empty skill list unless it is the only value. */
export function formatValues(values: ReviewValues, names: CatalogueNames): string {
  const fields = TRIAGE_FIELDS.filter((field) => values[field] !== undefined);
  return fields
    .filter((field) => fields.length === 1 || values[field]!.length > 0)
    .map((field) => formatSuggestion(field, values[field]!, names))
    .join(", ");
}

/** The suggested values, without categories and skills that were deleted, retired or not yet accepted. */
export function suggestedValues({ suggestions }: ReviewCase, names: CatalogueNames): ReviewValues {
  const exists = (field: TriageField, slug: string) =>
    field === "skills"
      ? names.skills.some((skill) => skill.slug === slug && !skill.proposed)
      : names.categories.some((category) => category.slug === slug && !category.retired);
  const pairs = suggestions.flatMap(({ field, value }): [string, unknown][] => {
    if (field === "category") return exists(field, String(value)) ? [[field, value]] : [];
    if (field !== "skills") return [[field, value]];
    const known = [value].flat().filter((slug) => exists(field, slug));
    return known.length > 0 || value.length === 0 ? [[field, known]] : [];
  });
  return Object.fromEntries(pairs) as ReviewValues;
}

/** True if a person can accept the suggestions. If the category needs review, they must contain one. */
export function isAcceptable(reviewCase: ReviewCase, names: CatalogueNames): boolean {
  const values = suggestedValues(reviewCase, names);
  return Object.keys(values).length > 0 && (!reviewCase.open.includes("category") || values.category !== undefined);
}

/** True if a case still has the same triage result, the same fields to review and the same values. */
export function isSameCase(before: ReviewCase, now: ReviewCase): boolean {
  const key = ({ triageResultId, open, category, priority, skills, title }: ReviewCase) =>
    JSON.stringify([triageResultId, open, category?.slug, priority, skills, title]);
  return key(before) === key(now);
}

/** For each field that needs review, the reason as text. */
export function formatHoldReasons({ open, suggestions }: ReviewCase): { field: TriageField; text: string }[] {
  return open.map((field) => {
    const suggestion = suggestionFor({ suggestions }, field);
    return { field, text: suggestion ? formatReason(suggestion) : NO_SUGGESTION[field] };
  });
}

const NO_SUGGESTION: Record<TriageField, string> = {
  category: "No category was suggested.",
  priority: "No priority was suggested.",
  skills: "No skills were suggested.",
  title: "No title was suggested.",
};

function formatReason({ holdReason, reason, source }: Suggestion): string {
  if (source === "fallback") return "The text gives no clue, so we used a default.";
  const why = formatHoldReason(holdReason);
  return reason ? `${why} ${reason}` : why;
}
