import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { HandoverState } from "@/lib/domain/handover";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import { teams } from "./catalogue";
import { instant, key } from "./columns";
import { people } from "./people";
import { tickets } from "./tickets";

/** The assignees of a ticket over time, and how each was chosen. Rows end; they are never removed. */
export const assignments = pgTable(
  "assignments",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** `rules`: routing chose the assignee; `person`: a person did. */
    source: text().$type<"rules" | "person">().notNull(),
    assignedBy: uuid(),
    reason: jsonb().$type<AssignmentReason>(),
    scoreboard: jsonb().$type<ScoreboardLine[]>(),
    attempts: integer().notNull().default(1),
    assignedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t) => [
    index("assignments_ticket").on(t.ticketId, t.id),
    index("assignments_person").on(t.personId, t.id),
    uniqueIndex("assignments_one_open").on(t.ticketId).where(sql`${t.endedAt} is null`),
  ],
);

/** Tickets for which routing found no assignee. The scoreboard (record of every candidate) of the last try says why. */
export const routingWaits = pgTable("routing_waits", {
  ticketId: uuid()
    .primaryKey()
    .references(() => tickets.id),
  scoreboard: jsonb().$type<ScoreboardLine[]>().notNull(),
  at: instant().notNull().defaultNow(),
});

/** An offer of a ticket to another team; its lead accepts or declines. A ticket has at most one open offer. */
export const handovers = pgTable(
  "handovers",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    offeredBy: uuid()
      .notNull()
      .references(() => people.id),
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** The suggested assignee; null means that routing chooses one in that team. */
    personId: uuid().references(() => people.id),
    /** Blanked when the ticket is erased. */
    note: text(),
    state: text().$type<HandoverState>().notNull().default("offered"),
    answeredBy: uuid().references(() => people.id),
    answeredAt: instant(),
    /** Blanked when the ticket is erased. */
    answerNote: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("handovers_ticket").on(t.ticketId, t.id),
    index("handovers_offered_team").on(t.teamId, t.id).where(sql`${t.state} = 'offered'`),
    uniqueIndex("handovers_one_open").on(t.ticketId).where(sql`${t.state} = 'offered'`),
  ],
);

export const routingRules = pgTable(
  "routing_rules",
  {
    id: key(),
    position: integer().notNull(),
    name: text().notNull(),
    enabled: boolean().notNull().default(true),
    conditions: jsonb().$type<unknown>().notNull(),
    actions: jsonb().$type<unknown>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [index("routing_rules_position").on(t.position, t.id)],
);
