import { Fragment } from "react";
import { SourceIcon } from "@/app/_components/icons";
import { SourcedValue } from "@/app/_features/evidence/sourced-value";
import { type CatalogueNames, skillName } from "@/app/_features/names/names";
import { CategoryValue } from "@/app/_features/ticket/category-value";
import { formatPercent } from "@/lib/display-text/labels";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** Category and skills as rows of a definition list, with who says so and how sure. */
export function SourcedDetails({ ticket, names }: { ticket: TicketView; names: CatalogueNames }) {
  const { category, skills } = ticket.provenance;
  return (
    <>
      <dt className="text-muted text-xs leading-5">Category</dt>
      <dd className="flex items-center gap-2">
        <CategoryValue ticket={ticket} />
        {category ? <SourceIcon source={category.source} /> : null}
        {category?.confidence == null ? null : (
          <span className="num text-muted">{formatPercent(category.confidence)}</span>
        )}
      </dd>
      <dt className="text-muted text-xs leading-5">Skills</dt>
      <dd>
        {ticket.skills.length === 0 ? <span className="text-faint">none</span> : null}
        {ticket.skills.map((slug, index) => (
          <Fragment key={slug}>
            {index > 0 ? ", " : ""}
            <SourcedValue field="Skill" text={skillName(names, slug)} source={skills?.source ?? "person"} />
          </Fragment>
        ))}
      </dd>
    </>
  );
}
