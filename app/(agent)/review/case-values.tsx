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
import { askedField, suggestionFor } from "./case-text";

interface CaseFactsProps {
  seen: ReviewCase;
  details: ReviewCaseDetails | null;
  names: CatalogueNames;
}

/** The other values: suggested ones with how sure, standing ones with whose they are; and who has the ticket. */
export function CaseValues({ seen, details, names }: CaseFactsProps) {
  const asked = askedField(seen);
  const fields = (["category", "priority", "skills", "title"] as const).filter(
    (field) => field !== asked && (field !== "title" || seen.open.includes(field)),
  );
  return (
    <dl
      className={`mt-7 grid grid-cols-2 gap-x-6 gap-y-3 border-line border-t py-4 ${fields.length === 3 ? "md:grid-cols-4" : "md:grid-cols-3"}`}
    >
      {fields.map((field) => (
        <Fact key={field} label={FIELD_LABELS[field]}>
          <Value seen={seen} field={field} names={names} />
        </Fact>
      ))}
      <Fact label="Owner">
        {details ? <Assignee person={details.assignee} /> : <span className="sb-skeleton h-4 w-24" />}
      </Fact>
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className="mt-1 flex min-h-5 min-w-0 flex-wrap items-center gap-x-2">{children}</dd>
    </div>
  );
}

function Value({ seen, field, names }: { seen: ReviewCase; field: TriageField; names: CatalogueNames }) {
  const said = suggestionFor(seen, field);
  const source = said?.source ?? seen.provenance[field]?.source;
  const value = said?.value ?? standing(seen, field);
  if (value === null || (value.length === 0 && !said)) return <span className="text-faint">none</span>;
  return (
    <>
      {field === "priority" ? (
        <PriorityLabel priority={value as Priority} source={source} />
      ) : (
        <span className={`min-w-0 ${source ? `src src-${source}` : ""}`}>{formatValue(field, value, names)}</span>
      )}
      {said?.confidence != null ? <Confidence share={said.confidence} source={said.source} /> : null}
      {source && !said ? <SourceIcon source={source} /> : null}
      {said ? <span className="text-muted text-xs">suggested</span> : null}
    </>
  );
}

function standing(seen: ReviewCase, field: TriageField): string | string[] | null {
  if (field === "category") return seen.category?.slug ?? null;
  if (field === "title") return seen.title;
  return field === "skills" ? seen.skills : seen.priority;
}
