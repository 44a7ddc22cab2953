import { Fragment } from "react";
import { SourceGlyph } from "@/app/_ui/glyphs";
import { SourcedValue } from "@/app/_ui/sourced-value";
import { percent } from "@/app/_ui/words";
import type { TicketView } from "@/lib/tickets/ticket-view";
import { CategoryValue } from "../_parts/category-value";
import { type DeskNames, skillName } from "../_parts/desk-names";

/** Category and skills as rows of a definition list, with who says so and how sure. */
export function SourcedFacts({ ticket, names }: { ticket: TicketView; names: DeskNames }) {
  const { category, skills } = ticket.provenance;
  return (
    <>
      <dt className="text-muted text-xs leading-5">Category</dt>
      <dd className="flex items-center gap-2">
        <CategoryValue ticket={ticket} />
        {category ? <SourceGlyph source={category.source} /> : null}
        {category?.confidence == null ? null : <span className="num text-muted">{percent(category.confidence)}</span>}
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
