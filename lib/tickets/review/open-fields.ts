import { isPersons, type ProvenanceMap } from "@/lib/domain/ticket";
import { type FieldReading, TRIAGE_FIELDS, type TriageField, type VerdictFields } from "@/lib/domain/triage";
import { type ReadingView, viewReading } from "@/lib/tickets/staff-details";

/** What a reading says of one field that only a person can settle. */
export interface Suggestion extends Omit<ReadingView<string | string[]>, "value" | "apply"> {
  field: TriageField;
  /** A slug, a priority, a list of slugs or a title. */
  value: string | string[];
}

/** What of a reading a person should look at. */
export interface ReviewedVerdict {
  fields: VerdictFields;
  needsReview: string[];
}

/**
 * The fields of a reading that nobody has settled: those it asks to look at, and a category that is nobody's word yet,
 * without what a person or the requester has set since.
 */
export function openFields({ needsReview }: ReviewedVerdict, provenance: ProvenanceMap): TriageField[] {
  return TRIAGE_FIELDS.filter((field) => {
    const source = provenance[field]?.source;
    if (isPersons(source)) return false;
    return needsReview.includes(field) || (field === "category" && source === undefined);
  });
}

/** What the reading suggests for its open fields; a field of which it says nothing has none. */
export function suggestionsOf(verdict: ReviewedVerdict, provenance: ProvenanceMap): Suggestion[] {
  return openFields(verdict, provenance).flatMap((field) => {
    const reading: FieldReading<string | string[]> | undefined = verdict.fields[field];
    if (!reading) return [];
    const { apply: _, ...said } = viewReading(reading);
    return [{ field, ...said }];
  });
}
