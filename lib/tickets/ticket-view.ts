import { eq } from "drizzle-orm";
import { alias, type PgSelect } from "drizzle-orm/pg-core";
import { type Actor, isStaff } from "@/lib/auth/actor";
import { categories, people, teams, tickets } from "@/lib/db/schema";
import { formatResolution } from "@/lib/display-text/ticket";
import { formatHelpfulNote } from "@/lib/display-text/triage";
import { eachRequesterField, type RequesterFieldName } from "@/lib/domain/requester-fields";
import {
  type ApprovalState,
  type Channel,
  isSetByPerson,
  type Priority,
  type Provenance,
  type ProvenanceField,
  type ProvenanceMap,
  type Source,
  type Status,
  type TriageState,
} from "@/lib/domain/ticket";
import { type TicketRow, ticketColumns } from "./find-ticket";

/** A ticket as the API and pages show it. */
export interface TicketView extends Record<RequesterFieldName, string | null> {
  id: string;
  number: string;
  title: string | null;
  titleSource: Source | null;
  description: string;
  status: Status;
  priority: Priority;
  category: { slug: string; name: string } | null;
  skills: string[];
  triage: { state: TriageState; source: Source | null; confidence?: number | null };
  approval: ApprovalState;
  assignee: { id: string; name: string } | null;
  team: { id: string; name: string } | null;
  requester: { id: string; name: string };
  channel: Channel;
  version: number;
  createdAt: string;
  updatedAt: string;
  firstResponseAt: string | null;
  resolvedAt: string | null;
  closedAt: string | null;
  resolutionNotes: string | null;
  provenance: Partial<Record<ProvenanceField, Provenance>>;
  /** Staff only. */
  summary?: string | null;
  /** Staff only: hints for answering the ticket. */
  helpfulNotes?: string[];
}

const { requesterId, categoryId, teamId, assigneeId, triageResultId, ruleEffects, deletedAt, ...shownColumns } =
  ticketColumns;

export interface TicketWithNames extends Pick<TicketView, "category" | "team" | "assignee" | "requester"> {
  ticket: Pick<TicketRow, keyof typeof shownColumns>;
}

const assignee = alias(people, "assignee");
const requester = alias(people, "requester");

export const namedColumns = {
  ticket: shownColumns,
  category: { slug: categories.slug, name: categories.name },
  team: { id: teams.id, name: teams.name },
  assignee: { id: assignee.id, name: assignee.name },
  requester: { id: requester.id, name: requester.name },
};

export function joinNames<Q extends PgSelect>(query: Q) {
  return query
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .leftJoin(teams, eq(teams.id, tickets.teamId))
    .leftJoin(assignee, eq(assignee.id, tickets.assigneeId))
    .innerJoin(requester, eq(requester.id, tickets.requesterId));
}

/** A ticket for the API and pages. Only staff get the summary, the helpful notes and the confidence of values. */
export function viewTicket(actor: Actor, named: TicketWithNames): TicketView {
  const { ticket, category, team, assignee, requester } = named;
  const { id, number, title, description, status, priority, skills, approval, channel, version } = ticket;
  const staff = isStaff(actor);
  const classified = ticket.provenance.category;
  const automatic = isSetByPerson(classified?.source) ? undefined : classified;
  return {
    ...{ id, number, title, description, status, priority, skills, approval, channel, version },
    ...{ category, team, assignee, requester },
    titleSource: ticket.provenance.title?.source ?? null,
    triage: {
      state: ticket.triage,
      source: automatic?.source ?? null,
      ...(staff ? { confidence: automatic?.confidence ?? null } : {}),
    },
    ...eachRequesterField((name) => ticket[name]),
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    firstResponseAt: ticket.firstResponseAt?.toISOString() ?? null,
    resolvedAt: ticket.resolvedAt?.toISOString() ?? null,
    closedAt: ticket.closedAt?.toISOString() ?? null,
    resolutionNotes: formatResolution(ticket),
    provenance: staff ? ticket.provenance : withoutConfidence(ticket.provenance),
    ...(staff ? { summary: ticket.summary, helpfulNotes: ticket.helpfulNotes.map(formatHelpfulNote) } : {}),
  };
}

function withoutConfidence(provenance: ProvenanceMap): ProvenanceMap {
  const entries = Object.entries(provenance).map(([field, { confidence: _, ...rest }]) => [field, rest]);
  return Object.fromEntries(entries);
}
