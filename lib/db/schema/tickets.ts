import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { RuleEffects } from "@/lib/domain/automation-rule";
import type { ApprovalState, Channel, Priority, ProvenanceMap, Status, TriageState } from "@/lib/domain/ticket";
import type { HelpfulNote } from "@/lib/domain/triage-reason";
import { categories, teams } from "./catalogue";
import { instant, key, tsvector } from "./columns";
import { people } from "./people";

export const tickets = pgTable(
  "tickets",
  {
    id: key(),
    number: text().notNull(),
    /** Null until the requester or triage sets it; `provenance.title` says who did. */
    title: text(),
    description: text().notNull(),
    channel: text().$type<Channel>().notNull(),
    requesterId: uuid()
      .notNull()
      .references(() => people.id),
    requesterDepartment: text(),
    phone: text(),
    status: text().$type<Status>().notNull().default("open"),
    triage: text().$type<TriageState>().notNull().default("pending"),
    approval: text().$type<ApprovalState>().notNull().default("not_required"),
    categoryId: uuid().references(() => categories.id),
    priority: text().$type<Priority>().notNull().default("medium"),
    /** 0 low … 3 critical, so that a list sorted by priority can be paged by keyset. */
    priorityRank: smallint()
      .generatedAlwaysAs(sql`case priority when 'critical' then 3 when 'high' then 2 when 'medium' then 1 else 0 end`)
      .notNull(),
    skills: text().array().notNull().default([]),
    provenance: jsonb().$type<ProvenanceMap>().notNull().default({}),
    summary: text(),
    /** Only for moderators and admins; requesters never see them. */
    helpfulNotes: jsonb().$type<HelpfulNote[]>().notNull().default([]),
    assigneeId: uuid().references(() => people.id),
    teamId: uuid().references(() => teams.id, { onDelete: "set null" }),
    /** The latest triage result, even if none of its values was applied. */
    triageResultId: uuid(),
    /** What the automation rules that applied require of approval and routing; null if none did. */
    ruleEffects: jsonb().$type<RuleEffects>(),
    resolutionNotes: text(),
    version: integer().notNull().default(1),
    /** When its waiting times start to count: at approval, or when none is needed any more. Null means at creation. */
    serviceStartsAt: instant(),
    firstResponseAt: instant(),
    resolvedAt: instant(),
    closedAt: instant(),
    deletedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    /** Without punctuation, because Postgres indexes "report.pdf" as one word and drops text in angle brackets. */
    search: tsvector().generatedAlwaysAs(
      sql`to_tsvector('simple'::regconfig, translate(number || ' ' || coalesce(title, '') || ' ' || description, '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~', repeat(' ', 32)))`,
    ),
  },
  (t) => [
    uniqueIndex("tickets_number").on(t.number),
    // All ascending: read backwards they serve descending orders too, nulls included.
    index("tickets_created").on(t.createdAt, t.id),
    index("tickets_updated").on(t.updatedAt, t.id),
    index("tickets_priority").on(t.priorityRank, t.createdAt, t.id),
    index("tickets_requester").on(t.requesterId, t.createdAt, t.id),
    index("tickets_assignee").on(t.assigneeId, t.createdAt, t.id),
    index("tickets_team").on(t.teamId, t.createdAt, t.id),
    index("tickets_category").on(t.categoryId, t.createdAt, t.id),
    index("tickets_waiting")
      .on(t.createdAt)
      .where(sql`${t.assigneeId} is null and ${t.status} in ('open', 'in_progress', 'waiting')`),
    /** The review inbox: active tickets whose triage a person must check. Answered ones leave the index. */
    index("tickets_review")
      .on(t.priorityRank, t.createdAt, t.id)
      .where(
        sql`${t.triage} in ('needs_review', 'fallback') and ${t.status} in ('open', 'in_progress', 'waiting') and ${t.deletedAt} is null`,
      ),
    index("tickets_search").using("gin", t.search),
    /** Fuzzy search in titles of solved tickets; partial, so that new tickets don't pay for it. */
    index("tickets_solved_title")
      .using("gin", sql`${t.title} gin_trgm_ops`)
      .where(sql`${t.status} in ('resolved', 'closed')`),
  ],
);

/** The counter of ticket numbers: one row per UTC day, raised in its own statement. */
export const ticketCounters = pgTable("ticket_counters", {
  day: text().primaryKey(),
  last: integer().notNull(),
});

export const messages = pgTable(
  "messages",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    body: text().notNull(),
    internal: boolean().notNull().default(false),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("messages_ticket").on(t.ticketId, t.id)],
);

/** Old texts of tickets: each as it was before its requester edited it or accepted spelling corrections. */
export const ticketTextVersions = pgTable(
  "ticket_text_versions",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    field: text().$type<"title" | "description">().notNull(),
    body: text().notNull(),
    replacedAt: instant().notNull().defaultNow(),
  },
  (t) => [index("ticket_text_versions_ticket").on(t.ticketId, t.id)],
);
