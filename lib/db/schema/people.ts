import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { Availability, Role, WorkingHours } from "@/lib/domain/people";
import { instant, key } from "./columns";

/** Accounts. `activeTickets` is the counter that assignment's conditional claim compares and raises. */
export const people = pgTable(
  "people",
  {
    id: key(),
    name: text().notNull(),
    /** Lower case. Null once the person is anonymised. */
    email: text(),
    emailVerifiedAt: instant(),
    role: text().$type<Role>().notNull().default("user"),
    /** argon2id; null where no password was ever set. Never selected outside lib/people. */
    passwordHash: text(),
    mustChangePassword: boolean().notNull().default(false),
    capacity: integer().notNull().default(20),
    availability: text().$type<Availability>().notNull().default("available"),
    awayUntil: instant(),
    /** Null: at work at any time. */
    workingHours: jsonb().$type<WorkingHours>(),
    /**
     * Raised by whatever changes when this person is at work: their presence and hours, the holidays of the workspace.
     * Assignment's claim compares it with what the choice saw.
     */
    presenceVersion: integer().notNull().default(0),
    /** Where their open tickets go now that they are away: `queue`, or a person's id. Null: nowhere, they keep them. */
    handsTo: text(),
    activeTickets: integer().notNull().default(0),
    lastAssignedAt: instant(),
    deactivatedAt: instant(),
    deletedAt: instant(),
    preferences: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("people_email").on(t.email),
    /** Lists of people are read in this order. */
    index("people_name").on(sql`lower(${t.name})`, t.id),
    index("people_role").on(t.role).where(sql`${t.role} <> 'user'`),
    check("people_active_tickets", sql`${t.activeTickets} >= 0`),
    check("people_capacity", sql`${t.capacity} between 0 and 1000`),
  ],
);

/** One row a sign-in. The cookie or bearer token leads here on every request, so revoking is deleting the row. */
export const sessions = pgTable(
  "sessions",
  {
    id: key(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** SHA-256 of the bearer token, hex; null for sessions that live in next-auth's cookie alone. */
    tokenHash: text(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("sessions_token").on(t.tokenHash), index("sessions_person").on(t.personId)],
);

/** Links that were mailed: verify an address, reset a password. Good once, before they expire. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    id: key(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    purpose: text().$type<"verify" | "reset">().notNull(),
    tokenHash: text().notNull(),
    /** The address it was sent to: a link never verifies an address it did not travel to. */
    email: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("one_time_tokens_hash").on(t.tokenHash), index("one_time_tokens_person").on(t.personId)],
);

export const personSkills = pgTable(
  "person_skills",
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    skillSlug: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.skillSlug] }), index("person_skills_skill").on(t.skillSlug)],
);
