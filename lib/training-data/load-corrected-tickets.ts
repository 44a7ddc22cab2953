import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { people, tickets, triageDecisions, triageLabels } from "@/lib/db/schema";
import { wordTokens } from "@/lib/text/split-words";
import { visibleTickets } from "@/lib/tickets/visible-tickets";
import type { CorrectedTicket } from "./propose-phrases";

const MAX_TICKETS = 2_000;
/** People name their topic at the beginning. The rest is often logs and older emails. */
const MAX_CHARACTERS = 5_000;

/** The newest tickets with labels, up to 2,000 corrected and 2,000 others, and the words of their requesters' names. */
export async function loadCorrectedTickets(
  ctx: Pick<Context, "db" | "actor">,
  field: "category" | "skills",
): Promise<{ tickets: CorrectedTicket[]; names: Set<string> }> {
  const changed = CHANGED[field];
  const rows = [
    ...(await newest(ctx, field, changed, sql`jsonb_array_length(${changed}) > 0`)),
    ...(await newest(ctx, field, sql`'[]'::jsonb`, sql`jsonb_array_length(${changed}) = 0`)),
  ];
  const names = new Set(rows.flatMap(({ requester }) => wordTokens(requester).map(({ word }) => word)));
  return {
    tickets: rows.map(({ requester: _name, ...ticket }) => ({ ...ticket, ended: [ticket.ended].flat() })),
    names,
  };
}

/** The automatic values of a ticket's field, without those that were only made for comparison. */
const decisionsOf = (field: "category" | "skills") =>
  sql`from ${triageDecisions} where ${triageDecisions.ticketId} = ${triageLabels.ticketId} and ${triageDecisions.field} = ${field} and ${triageDecisions.mode} <> 'shadow'`;

/** The values that a person chose and triage did not, as a JSON array. */
const CHANGED = {
  category: sql<
    string[]
  >`case when ${triageLabels.origin} = 'set' and exists (select 1 ${decisionsOf("category")} and ${triageDecisions.value} <> ${triageLabels.value}) then jsonb_build_array(${triageLabels.value}) else '[]'::jsonb end`,
  skills: sql<
    string[]
  >`case when ${triageLabels.origin} = 'set' then to_jsonb(array(select jsonb_array_elements_text(${triageLabels.value}) except select jsonb_array_elements_text(${triageDecisions.value}) ${decisionsOf("skills")})) else '[]'::jsonb end`,
};

function newest(
  { db, actor }: Pick<Context, "db" | "actor">,
  field: "category" | "skills",
  corrected: SQL,
  condition: SQL,
) {
  return db
    .select({
      text: sql<string>`left(concat_ws(E'\\n\\n', ${tickets.title}, ${tickets.description}), ${MAX_CHARACTERS})`,
      ended: triageLabels.value,
      corrected: corrected as SQL<string[]>,
      requester: people.name,
    })
    .from(triageLabels)
    .innerJoin(tickets, eq(tickets.id, triageLabels.ticketId))
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .where(and(eq(triageLabels.field, field), visibleTickets(actor), condition))
    .orderBy(desc(triageLabels.at))
    .limit(MAX_TICKETS);
}
