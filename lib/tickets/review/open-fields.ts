import type { triageResults } from "@/lib/db/schema";
import { isSetByPerson, type ProvenanceMap } from "@/lib/domain/ticket";
import { type FieldResult, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { type FieldResultView, viewFieldResult } from "@/lib/tickets/staff-details";

/** A predicted value for a field that a person has to decide. */
export interface Suggestion extends Omit<FieldResultView<string | string[]>, "value" | "apply"> {
  field: TriageField;
  /** The slug of a category, a priority, a list of skill slugs or a title. */
  value: string | string[];
}

export type ReviewedResult = Pick<typeof triageResults.$inferSelect, "fields" | "needsReview">;

/**
 * The fields of a triage result that a person has to decide: those it marked for review, and a category that nobody
 * has set. Fields that a person has set are left out.
 */
export function openFields({ needsReview }: ReviewedResult, provenance: ProvenanceMap): TriageField[] {
  return TRIAGE_FIELDS.filter((field) => {
    const source = provenance[field]?.source;
    if (isSetByPerson(source)) return false;
    return needsReview.includes(field) || (field === "category" && source === undefined);
  });
}

/** The predicted values for open fields. A field without a prediction is left out. */
export function suggestionsOf(triageResult: ReviewedResult, provenance: ProvenanceMap): Suggestion[] {
  return openFields(triageResult, provenance).flatMap((field) => {
    const result: FieldResult<string | string[]> | undefined = triageResult.fields[field];
    if (!result) return [];
    const { apply: _, ...shown } = viewFieldResult(result);
    return [{ field, ...shown }];
  });
}
