import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { HandoverState } from "@/lib/domain/handover";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import { teams } from "./catalogue";
import { instant, key } from "./columns";
import { people } from "./people";
import { tickets } from "./tickets";

/** Who had a ticket, from when to when, and how that was decided. Rows end; they are never removed. */
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
    /** `rules`: the assignment rule chose; `person`: somebody did. */
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
    /** A ticket is with one person at a time. */
    uniqueIndex("assignments_one_open").on(t.ticketId).where(sql`${t.endedAt} is null`),
  ],
);

/** The latest choice that found nobody, one row a ticket: the scoreboard that says why it waits. */
export const routingWaits = pgTable("routing_waits", {
  ticketId: uuid()
    .primaryKey()
    .references(() => tickets.id),
  scoreboard: jsonb().$type<ScoreboardLine[]>().notNull(),
  at: instant().notNull().defaultNow(),
});

/** A ticket that somebody wants another team to have: its lead takes it or declines. One open offer a ticket. */
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
    /** Whom the giver has in mind; null: whoever the rule chooses in that team. */
    personId: uuid().references(() => people.id),
    /** Blanked when the ticket is erased. */
    note: text(),
    state: text().$type<HandoverState>().notNull().default("offered"),
    answeredBy: uuid().references(() => people.id),
    answeredAt: instant(),
    /** What was said to it; blanked with the note. */
    answerNote: text(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("handovers_ticket").on(t.ticketId, t.id),
    index("handovers_offered_team").on(t.teamId, t.id).where(sql`${t.state} = 'offered'`),
    uniqueIndex("handovers_one_open").on(t.ticketId).where(sql`${t.state} = 'offered'`),
  ],
);

/** What an admin wants done with certain tickets beyond the general rule; looked at in order, each once a reading. */
export const routingRules = pgTable(
  "routing_rules",
  {
    id: key(),
    position: integer().notNull(),
    name: text().notNull(),
    enabled: boolean().notNull().default(true),
    /** In the form of `RuleConditions`, which its door and its reader parse. */
    conditions: jsonb().$type<unknown>().notNull(),
    /** In the form of `RuleActions`. */
    actions: jsonb().$type<unknown>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [index("routing_rules_position").on(t.position, t.id)],
);
