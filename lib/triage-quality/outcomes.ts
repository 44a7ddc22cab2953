import { inArray, type SQL, sql } from "drizzle-orm";
import { tickets, triageDecisions, triageLabels, triageReviews } from "@/lib/db/schema";
import { type Viewer, visibleTickets } from "@/lib/tickets/visible-tickets";

/** The fields whose values can be compared with a person's value. A title is free text. */
export const MEASURED_FIELDS = ["category", "priority", "skills"] as const;
export type MeasuredField = (typeof MEASURED_FIELDS)[number];

/** The columns of the subquery `outcomes`: one row for each decision and what people did with its value. */
export const OUTCOME = {
  ticketId: sql<string>`o.ticket_id`,
  triageResultId: sql<string>`o.triage_result_id`,
  field: sql<MeasuredField>`o.field`,
  value: sql<string | null>`o.value`,
  mode: sql`o.mode`,
  source: sql`o.source`,
  provider: sql`o.provider`,
  confidence: sql`o.confidence`,
  createdAt: sql`o.created_at`,
  /** Null if nobody decided. */
  kept: sql`o.kept`,
  /** False if the ticket was only solved with the value. */
  byHand: sql`o.by_hand`,
};

/**
 * A subquery of the values that triage predicted for `MEASURED_FIELDS` since a date, on tickets that the viewer may
 * see. Overruled values are left out. A value is kept if the person's value is the same (skills in any order). A
 * rejection in review outweighs an older value, and one that the ticket was only solved with. Of each ticket and field,
 * one triage run counts: the latest that a person decided on, else the latest.
 */
export function outcomes(viewer: Viewer, since: Date): SQL {
  return sql`(
    select * from (
      select judged.*, first_value(judged.triage_result_id) over (
        partition by judged.ticket_id, judged.field order by (judged.kept is not null) desc, judged.triage_result_id desc
      ) as counts
      from (${judged(viewer, since)}) judged
    ) ranked where ranked.counts = ranked.triage_result_id
  ) o`;
}

function judged(viewer: Viewer, since: Date): SQL {
  const same = sql`(${triageLabels.value} @> ${triageDecisions.value} and ${triageDecisions.value} @> ${triageLabels.value})`;
  const rejected = sql`(answered.answer = 'rejected' and (${triageLabels.origin} is null or ${triageLabels.origin} = 'implicit' or ${triageLabels.at} <= answered.at))`;
  return sql`
    select ${triageDecisions.ticketId} as ticket_id, ${triageDecisions.triageResultId} as triage_result_id, ${triageDecisions.field} as field,
      case when ${triageDecisions.field} = 'skills' then null else ${triageDecisions.value} #>> '{}' end as value,
      ${triageDecisions.mode} as mode, ${triageDecisions.source} as source, ${triageDecisions.provider} as provider,
      ${triageDecisions.confidence}::numeric as confidence, ${triageDecisions.createdAt} as created_at,
      case when not ${same} or ${rejected} then false when ${triageLabels.value} is not null then true end as kept,
      coalesce(${triageLabels.origin} in ('set', 'accepted') or ${rejected}, false) as by_hand
    from ${triageDecisions}
    join ${tickets} on ${tickets.id} = ${triageDecisions.ticketId} and ${visibleTickets(viewer)}
    left join ${triageLabels} on ${triageLabels.ticketId} = ${triageDecisions.ticketId} and ${triageLabels.field} = ${triageDecisions.field}
      and ${triageLabels.at} >= ${triageDecisions.createdAt}
    left join (${answers()}) answered
      on answered.triage_result_id = ${triageDecisions.triageResultId} and answered.field = ${triageDecisions.field}
    where ${inArray(triageDecisions.field, [...MEASURED_FIELDS])} and ${triageDecisions.mode} <> 'overruled'
      and ${triageDecisions.createdAt} >= ${since.toISOString()}::timestamptz`;
}

function answers(): SQL {
  return sql`
    select distinct on (${triageReviews.triageResultId}, answer_of.field)
      ${triageReviews.triageResultId} as triage_result_id, answer_of.field as field, ${triageReviews.answer} as answer, ${triageReviews.at} as at
    from ${triageReviews} cross join unnest(${triageReviews.fields}) as answer_of(field)
    where ${triageReviews.undoneAt} is null and ${triageReviews.answer} <> 'skipped'
    order by ${triageReviews.triageResultId}, answer_of.field, ${triageReviews.id} desc`;
}
