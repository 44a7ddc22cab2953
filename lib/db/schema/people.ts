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

/** Accounts. An assignment checks `activeTickets` against `capacity` and raises it in one conditional update. */
export const people = pgTable(
  "people",
  {
    id: key(),
    name: text().notNull(),
    /** Lower case. Null once the person is anonymised. */
    email: text(),
    emailVerifiedAt: instant(),
    role: text().$type<Role>().notNull().default("user"),
    /** argon2id; null if no password was ever set. Never selected outside lib/people. */
    passwordHash: text(),
    mustChangePassword: boolean().notNull().default(false),
    capacity: integer().notNull().default(20),
    availability: text().$type<Availability>().notNull().default("available"),
    awayUntil: instant(),
    /** Null means always at work. */
    workingHours: jsonb().$type<WorkingHours>(),
    /** Raised when availability, hours or routing settings change: an assignment fails if it is not as when chosen. */
    presenceVersion: integer().notNull().default(0),
    /** Who gets this person's open tickets during an absence: `queue` or a person's id. Null: nobody, they stay. */
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
    index("people_name").on(sql`lower(${t.name})`, t.id),
    index("people_role").on(t.role).where(sql`${t.role} <> 'user'`),
    check("people_active_tickets", sql`${t.activeTickets} >= 0`),
    check("people_capacity", sql`${t.capacity} between 0 and 1000`),
  ],
);

/** One row per sign-in, looked up on every request: deleting the row signs the person out. */
export const sessions = pgTable(
  "sessions",
  {
    id: key(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    /** SHA-256 of the bearer token, hex; null for sessions that use only next-auth's cookie. */
    tokenHash: text(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("sessions_token").on(t.tokenHash), index("sessions_person").on(t.personId)],
);

/** Mailed links that verify an address or reset a password. Each works once, before it expires. */
export const oneTimeTokens = pgTable(
  "one_time_tokens",
  {
    id: key(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: "cascade" }),
    purpose: text().$type<"verify" | "reset">().notNull(),
    tokenHash: text().notNull(),
    /** The address that got the link. The link can verify no other address. */
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
