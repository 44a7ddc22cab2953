import type { ReactNode } from "react";
import { SourceIcon } from "@/app/_components/icons";
import { Confidence } from "@/app/_features/evidence/confidence";
import { formatValue } from "@/app/_features/names/format-value";
import type { CatalogueNames } from "@/app/_features/names/names";
import { Assignee } from "@/app/_features/ticket/assignee";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { FIELD_LABELS } from "@/lib/display-text/labels";
import type { Priority } from "@/lib/domain/ticket";
import type { TriageField } from "@/lib/domain/triage";
import type { ReviewCase, ReviewCaseDetails } from "@/lib/tickets/review/queries";
import { questionField, suggestionFor } from "./case-text";

type CaseValuesProps = { reviewCase: ReviewCase; details: ReviewCaseDetails | null; names: CatalogueNames };

/** The fields that a case does not ask about: the suggested or present value of each. Also the assignee. */
export function CaseValues({ reviewCase, details, names }: CaseValuesProps) {
  const question = questionField(reviewCase);
  const fields = (["category", "priority", "skills", "title"] as const).filter(
    (field) => field !== question && (field !== "title" || reviewCase.open.includes(field)),
  );
  return (
    <dl
      className={`mt-7 grid grid-cols-2 gap-x-6 gap-y-3 border-line border-t py-4 ${fields.length === 3 ? "md:grid-cols-4" : "md:grid-cols-3"}`}
    >
      {fields.map((field) => (
        <Detail key={field} label={FIELD_LABELS[field]}>
          <Value reviewCase={reviewCase} field={field} names={names} />
        </Detail>
      ))}
      <Detail label="Assignee">
        {details ? <Assignee person={details.assignee} /> : <span className="sb-skeleton h-4 w-24" />}
      </Detail>
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="mt-1 flex min-h-5 min-w-0 flex-wrap items-center gap-x-2">{children}</dd>
    </div>
  );
}

function Value({ reviewCase, field, names }: { reviewCase: ReviewCase; field: TriageField; names: CatalogueNames }) {
  const suggestion = suggestionFor(reviewCase, field);
  const source = suggestion?.source ?? reviewCase.provenance[field]?.source;
  const value = suggestion?.value ?? presentValue(reviewCase, field);
  if (value === null || (value.length === 0 && !suggestion)) return <span className="text-faint">None</span>;
  return (
    <>
      {field === "priority" ? (
        <PriorityLabel priority={value as Priority} source={source} />
      ) : (
        <span className={`min-w-0 ${source ? `sb-source sb-source-${source}` : ""}`}>
          {formatValue(field, value, names)}
        </span>
      )}
      {suggestion?.confidence != null ? <Confidence share={suggestion.confidence} source={suggestion.source} /> : null}
      {source && !suggestion ? <SourceIcon source={source} /> : null}
      {suggestion ? <span className="text-muted text-xs">suggested</span> : null}
    </>
  );
}

function presentValue(reviewCase: ReviewCase, field: TriageField): string | string[] | null {
  if (field === "category") return reviewCase.category?.slug ?? null;
  if (field === "title") return reviewCase.title;
  return field === "skills" ? reviewCase.skills : reviewCase.priority;
}
