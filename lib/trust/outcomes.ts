import { type SQL, sql } from "drizzle-orm";
import { decisions, labels, reviews, tickets } from "@/lib/db/schema";
import { type Eyes, visibleTickets } from "@/lib/tickets/visible-tickets";

/** Fields whose values people's words can be held against; a title is free text. */
export const MEASURED_FIELDS = ["category", "priority", "skills"] as const;
export type MeasuredField = (typeof MEASURED_FIELDS)[number];

/** Columns of `outcomes`, by what they mean. */
export const OUTCOME = {
  ticketId: sql<string>`o.ticket_id`,
  verdictId: sql<string>`o.verdict_id`,
  field: sql<MeasuredField>`o.field`,
  /** As text; of a set of skills null. */
  value: sql<string | null>`o.value`,
  mode: sql`o.mode`,
  source: sql`o.source`,
  provider: sql`o.provider`,
  confidence: sql`o.confidence`,
  createdAt: sql`o.created_at`,
  /** True, false, or null where nobody decided. */
  kept: sql`o.kept`,
  /** Somebody said so by hand: they set it, accepted it or rejected it. Else it only stood when the ticket was solved. */
  byHand: sql`o.by_hand`,
};

/**
 * Every automatic decision since then, as a subquery named `o` with the columns of `OUTCOME`, and what people made of
 * it: kept where the label of that ticket and field has the same value (of skills: the same set), not kept where it has
 * another or where the latest answer in review rejected the reading. What merely stood does not take a rejection back.
 * Of a ticket that was read several times the latest reading before people's word counts. Decisions that met a
 * person's value from the start are left out, and so is what is not in sight.
 */
export function outcomes(eyes: Eyes, since: Date): SQL {
  return sql`(
    select * from (
      select judged.*, first_value(judged.verdict_id) over (
        partition by judged.ticket_id, judged.field order by (judged.kept is not null) desc, judged.verdict_id desc
      ) as counts
      from (${judged(eyes, since)}) judged
    ) ranked where ranked.counts = ranked.verdict_id
  ) o`;
}

function judged(eyes: Eyes, since: Date): SQL {
  const same = sql`(${labels.value} @> ${decisions.value} and ${decisions.value} @> ${labels.value})`;
  const rejected = sql`(answered.answer = 'rejected' and (${labels.origin} is null or ${labels.origin} = 'stood' or ${labels.at} <= answered.at))`;
  const fields = sql.join(
    MEASURED_FIELDS.map((field) => sql`${field}`),
    sql`, `,
  );
  return sql`
    select ${decisions.ticketId} as ticket_id, ${decisions.verdictId} as verdict_id, ${decisions.field} as field,
      case when ${decisions.field} = 'skills' then null else ${decisions.value} #>> '{}' end as value,
      ${decisions.mode} as mode, ${decisions.source} as source, ${decisions.provider} as provider,
      ${decisions.confidence}::numeric as confidence, ${decisions.createdAt} as created_at,
      case when not ${same} or ${rejected} then false when ${labels.value} is not null then true end as kept,
      coalesce(${labels.origin} in ('set', 'accepted') or ${rejected}, false) as by_hand
    from ${decisions}
    join ${tickets} on ${tickets.id} = ${decisions.ticketId} and ${visibleTickets(eyes)}
    left join ${labels} on ${labels.ticketId} = ${decisions.ticketId} and ${labels.field} = ${decisions.field}
      and ${labels.at} >= ${decisions.createdAt}
    left join (${answers()}) answered
      on answered.verdict_id = ${decisions.verdictId} and answered.field = ${decisions.field}
    where ${decisions.field} in (${fields}) and ${decisions.mode} <> 'overruled'
      and ${decisions.createdAt} >= ${since.toISOString()}::timestamptz`;
}

/** The answer in review that counts, of each reading and field. */
function answers(): SQL {
  return sql`
    select distinct on (${reviews.verdictId}, answer_of.field)
      ${reviews.verdictId} as verdict_id, answer_of.field as field, ${reviews.answer} as answer, ${reviews.at} as at
    from ${reviews} cross join unnest(${reviews.fields}) as answer_of(field)
    where ${reviews.undoneAt} is null and ${reviews.answer} <> 'skipped'
    order by ${reviews.verdictId}, answer_of.field, ${reviews.id} desc`;
}
