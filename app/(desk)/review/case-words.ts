import { doubtWords } from "@/app/_ui/doubt-words";
import { PRIORITY_WORDS } from "@/app/_ui/words";
import type { AnswerReviewInput } from "@/lib/tickets/input";
import type { Suggestion } from "@/lib/tickets/review/open-fields";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { PRIORITIES, type Priority, type TriageField } from "@/lib/words";
import { categoryName, type DeskNames, skillWords } from "../_parts/desk-names";

/** What somebody chose in review, by field. */
export type Values = Extract<AnswerReviewInput, { answer: "change" }>["values"];

export const FIELD_WORDS: Record<TriageField, string> = {
  category: "Category",
  priority: "Priority",
  skills: "Skills",
  title: "Title",
};

/** One way that the points can be set. */
export interface Way {
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
export function waysOf(seen: ReviewCase, names: DeskNames): Way[] {
  const field = askedField(seen);
  const said = suggestionFor(seen, field);
  if (!field) return [];
  const read = said ? [{ value: said.value, confidence: said.confidence }, ...(said.alternatives ?? [])] : [];
  const shares = new Map<string, number | null>();
  for (const { value, confidence } of read) if (!shares.has(`${value}`)) shares.set(`${value}`, confidence);
  if (field === "priority") for (const value of nearest(seen.priority)) if (!shares.has(value)) shares.set(value, null);
  return [...shares].slice(0, MOST_WAYS).map(([value, share]) => {
    const team = field === "category" ? names.categories.find(({ slug }) => slug === value)?.team : null;
    return { value, share, label: valueWords(field, value, names), under: team ? `${team.name} team` : null };
  });
}

function nearest(present: Priority): Priority[] {
  const at = PRIORITIES.indexOf(present);
  return [...PRIORITIES].sort((a, b) => Math.abs(PRIORITIES.indexOf(a) - at) - Math.abs(PRIORITIES.indexOf(b) - at));
}

/** A value as pages write it. */
export function valueWords(field: TriageField, value: string | string[], names: DeskNames): string {
  if (field === "category") return categoryName(names, String(value));
  if (field === "priority") return PRIORITY_WORDS[value as Priority] ?? String(value);
  return field === "skills" ? skillWords(names, [value].flat()) : String(value);
}

/** "Fraud, High": values in a row; without skills that are none. */
export function valuesWords(values: Values, names: DeskNames): string {
  return (["category", "priority", "skills", "title"] as const)
    .filter((field) => values[field] !== undefined && !(field === "skills" && values.skills?.length === 0))
    .map((field) => valueWords(field, values[field]!, names))
    .join(", ");
}

/** All that is suggested, as values; what is in no list of ours any more falls away. */
export function suggestedValues({ suggestions }: ReviewCase, names: DeskNames): Values {
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
  return Object.fromEntries(pairs) as Values;
}

/** Whether there is enough to accept: without a category a ticket is not sorted. */
export function isAcceptable(seen: ReviewCase, names: DeskNames): boolean {
  const values = suggestedValues(seen, names);
  return Object.keys(values).length > 0 && (!seen.open.includes("category") || values.category !== undefined);
}

/** Why each open value was not simply set, a sentence or two for each. */
export function whyUnsure({ open, suggestions }: ReviewCase): { field: TriageField; words: string }[] {
  return open.map((field) => {
    const said = suggestionFor({ suggestions }, field);
    return { field, words: said ? unsureWords(said) : `Nobody could say a ${FIELD_WORDS[field].toLowerCase()}.` };
  });
}

function unsureWords({ doubt, reason, source }: Suggestion): string {
  if (source === "fallback") return "Nothing in the text decides it, so a default was taken.";
  const why = doubtWords(doubt);
  return reason ? `${why} ${reason}` : why;
}
