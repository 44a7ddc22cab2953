import type { Source } from "@/lib/domain/ticket";
import type { LabelOrigin } from "@/lib/domain/triage";
import type { LabelledField } from "@/lib/tickets/keep-labels";
import { type Live, slugOf } from "./live";
import type { Stage } from "./stage";

type Values = Partial<Record<LabelledField, string | string[] | null>>;

/** What somebody set is kept to measure triage by, as sorting does. */
export function keepLabels(stage: Stage, live: Live, by: { personId: string }, at: Date, values: Values): void {
  for (const [field, value] of entriesOf(values)) keep(stage, live, by, at, { field, value, origin: "set" });
}

/** What somebody solved a ticket with is kept where nobody chose before, as resolving does. */
export function keepStanding(stage: Stage, live: Live, by: { personId: string }, at: Date): void {
  const { ticket } = live;
  const values = { category: slugOf(stage, ticket), priority: ticket.priority, skills: ticket.skills };
  for (const [field, value] of entriesOf(values)) {
    const source = ticket.provenance[field]?.source;
    const chosen = stage.rows.labels.some((row) => isOf(row, live, field) && row.origin !== "stood");
    if (!chosen && source && source !== "fallback")
      keep(stage, live, by, at, { field, value, origin: "stood", source });
  }
}

interface Word {
  field: LabelledField;
  value: string | string[];
  origin: LabelOrigin;
  source?: Source;
}

function keep({ rows }: Stage, live: Live, { personId }: { personId: string }, at: Date, word: Word): void {
  rows.labels = rows.labels.filter((row) => !isOf(row, live, word.field));
  rows.labels.push({ source: "person", ...word, ticketId: live.ticket.id, personId, at });
}

function isOf(row: Stage["rows"]["labels"][number], { ticket }: Live, field: LabelledField): boolean {
  return row.ticketId === ticket.id && row.field === field;
}

function entriesOf(values: Values): [LabelledField, string | string[]][] {
  const entries = Object.entries(values) as [LabelledField, string | string[] | null | undefined][];
  return entries.flatMap(([field, value]) => (value === undefined || value === null ? [] : [[field, value]]));
}
