import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { instant, key } from "./columns";
import { people } from "./people";

export const teams = pgTable(
  "teams",
  {
    id: key(),
    slug: text().notNull(),
    name: text().notNull(),
    email: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("teams_slug").on(t.slug)],
);

export const teamMembers = pgTable(
  "team_members",
  {
    teamId: uuid()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    lead: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.personId] }),
    index("team_members_person").on(t.personId),
    uniqueIndex("team_members_one_lead").on(t.teamId).where(sql`${t.lead}`),
    uniqueIndex("team_members_leads_one").on(t.personId).where(sql`${t.lead}`),
  ],
);

/** The categories of tickets. A slug never changes; a category in use is retired, not deleted. */
export const categories = pgTable(
  "categories",
  {
    id: key(),
    slug: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    keywords: text().array().notNull().default([]),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    position: integer().notNull().default(0),
    retiredAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("categories_slug").on(t.slug)],
);

/** Triage suggests `proposed` skills, and an admin decides on them; routing uses only `active` ones. */
export const skills = pgTable(
  "skills",
  {
    id: key(),
    slug: text().notNull(),
    name: text().notNull(),
    aliases: text().array().notNull().default([]),
    state: text().$type<"active" | "proposed">().notNull().default("active"),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("skills_slug").on(t.slug)],
);
