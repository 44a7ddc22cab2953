import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { people } from "./people";
import { tickets } from "./tickets";

/** One person's line on the scoreboard of one choice. */
export interface ScoreboardLine {
  personId: string;
  name: string;
  /** How many of the ticket's skills the person has, and how many there are. */
  covered: number;
  wanted: number;
  lacks: string[];
  active: number;
  capacity: number;
  /** `a`…`d` of the assignment rule; null where not eligible. */
  group: "team-skill" | "team" | "lead" | "admin" | null;
  /** What was compared within the group, the least is best; null where not eligible, missing on lines of before. */
  score?: number | null;
  /** Why not, in plain words; null for the chosen one. */
  whyNot: string | null;
}

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
    reason: text(),
    scoreboard: jsonb().$type<ScoreboardLine[]>(),
    tries: integer().notNull().default(1),
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
export const waits = pgTable("waits", {
  ticketId: uuid()
    .primaryKey()
    .references(() => tickets.id),
  scoreboard: jsonb().$type<ScoreboardLine[]>().notNull(),
  at: instant().notNull().defaultNow(),
});
