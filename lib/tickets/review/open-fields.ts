import { isSetByPerson, type ProvenanceMap } from "@/lib/domain/ticket";
import { type FieldResult, type FieldResults, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { type FieldResultView, viewFieldResult } from "@/lib/tickets/staff-details";

/** A triage result's value for a field that only a person can settle. */
export interface Suggestion extends Omit<FieldResultView<string | string[]>, "value" | "apply"> {
  field: TriageField;
  /** A slug, a priority, a list of slugs or a title. */
  value: string | string[];
}

export interface ReviewedResult {
  fields: FieldResults;
  needsReview: string[];
}

/** Fields that triage marked, and a category without a source; never fields that a person set. */
export function openFields({ needsReview }: ReviewedResult, provenance: ProvenanceMap): TriageField[] {
  return TRIAGE_FIELDS.filter((field) => {
    const source = provenance[field]?.source;
    if (isSetByPerson(source)) return false;
    return needsReview.includes(field) || (field === "category" && source === undefined);
  });
}

/** The suggestions for open fields. A field without a value has none. */
export function suggestionsOf(triageResult: ReviewedResult, provenance: ProvenanceMap): Suggestion[] {
  return openFields(triageResult, provenance).flatMap((field) => {
    const result: FieldResult<string | string[]> | undefined = triageResult.fields[field];
    if (!result) return [];
    const { apply: _, ...shown } = viewFieldResult(result);
    return [{ field, ...shown }];
  });
}
