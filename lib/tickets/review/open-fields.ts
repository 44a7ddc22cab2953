import { isSetByPerson, type ProvenanceMap } from "@/lib/domain/ticket";
import { type FieldResult, type FieldResults, TRIAGE_FIELDS, type TriageField } from "@/lib/domain/triage";
import { type ReadingView, viewReading } from "@/lib/tickets/staff-details";

/** What a reading says of one field that only a person can settle. */
export interface Suggestion extends Omit<ReadingView<string | string[]>, "value" | "apply"> {
  field: TriageField;
  /** A slug, a priority, a list of slugs or a title. */
  value: string | string[];
}

/** What of a reading a person should look at. */
export interface ReviewedResult {
  fields: FieldResults;
  needsReview: string[];
}

/**
 * The fields of a reading that nobody has settled: those it asks to look at, and a category that is nobody's word yet,
 * without what a person or the requester has set since.
 */
export function openFields({ needsReview }: ReviewedResult, provenance: ProvenanceMap): TriageField[] {
  return TRIAGE_FIELDS.filter((field) => {
    const source = provenance[field]?.source;
    if (isSetByPerson(source)) return false;
    return needsReview.includes(field) || (field === "category" && source === undefined);
  });
}

/** What the reading suggests for its open fields; a field of which it says nothing has none. */
export function suggestionsOf(triageResult: ReviewedResult, provenance: ProvenanceMap): Suggestion[] {
  return openFields(triageResult, provenance).flatMap((field) => {
    const reading: FieldResult<string | string[]> | undefined = triageResult.fields[field];
    if (!reading) return [];
    const { apply: _, ...said } = viewReading(reading);
    return [{ field, ...said }];
  });
}
