import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type {
  ApprovalNeeds,
  ApprovalStepState,
  ApproverRef,
  ChainState,
  RequestOrigin,
  RequestState,
} from "@/lib/domain/approval";
import { categories } from "./catalogue";
import { instant, key } from "./columns";
import { people } from "./people";
import { tickets } from "./tickets";

/** The approval steps of a category, in order; most have none. A ticket's chain is a copy of them. */
export const approvalSteps = pgTable(
  "approval_steps",
  {
    id: key(),
    categoryId: uuid()
      .notNull()
      .references(() => categories.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    name: text().notNull(),
    needs: text().$type<ApprovalNeeds>().notNull(),
    approvers: jsonb().$type<ApproverRef[]>().notNull(),
  },
  (t) => [uniqueIndex("approval_steps_position").on(t.categoryId, t.position)],
);

/** The approval chain of a ticket. Its steps are copies of the category's, so later changes there don't matter. */
export const approvalChains = pgTable(
  "approval_chains",
  {
    id: key(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    /** The category that required the approvals. */
    categoryId: uuid().references(() => categories.id),
    state: text().$type<ChainState>().notNull().default("pending"),
    startedAt: instant().notNull().defaultNow(),
    endedAt: instant(),
  },
  (t) => [
    index("approval_chains_ticket").on(t.ticketId, t.id),
    uniqueIndex("approval_chains_one_pending").on(t.ticketId).where(sql`${t.state} = 'pending'`),
  ],
);

export const chainSteps = pgTable(
  "chain_steps",
  {
    id: key(),
    chainId: uuid()
      .notNull()
      .references(() => approvalChains.id),
    position: integer().notNull(),
    name: text().notNull(),
    needs: text().$type<ApprovalNeeds>().notNull(),
    approvers: jsonb().$type<ApproverRef[]>().notNull(),
    state: text().$type<ApprovalStepState>().notNull().default("waiting"),
    askedAt: instant(),
    remindedAt: instant(),
    escalatedAt: instant(),
    decidedAt: instant(),
  },
  (t) => [uniqueIndex("chain_steps_position").on(t.chainId, t.position)],
);

/** The request to one approver in a step, and their decision. Rows are decided or voided, never removed. */
export const approvalRequests = pgTable(
  "approval_requests",
  {
    id: key(),
    stepId: uuid()
      .notNull()
      .references(() => chainSteps.id),
    chainId: uuid()
      .notNull()
      .references(() => approvalChains.id),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    /** Lower case. An account with this address counts only once it is verified. */
    email: text().notNull(),
    origin: text().$type<RequestOrigin>().notNull(),
    fromRequestId: uuid(),
    state: text().$type<RequestState>().notNull().default("asked"),
    /** Blanked when the ticket is erased. */
    comment: text(),
    /** Null when the decision came by link. */
    decidedBy: uuid().references(() => people.id),
    decidedVia: text().$type<"link" | "account">(),
    decidedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index("approval_requests_chain").on(t.chainId, t.id),
    index("approval_requests_ticket").on(t.ticketId, t.id),
    index("approval_requests_email").on(t.email, t.id),
    uniqueIndex("approval_requests_once").on(t.stepId, t.email),
  ],
);

/** Approval links, by the SHA-256 of their token. A link works until its request is decided or it expires. */
export const approvalLinks = pgTable(
  "approval_links",
  {
    tokenHash: text().primaryKey(),
    requestId: uuid()
      .notNull()
      .references(() => approvalRequests.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
  },
  (t) => [index("approval_links_request").on(t.requestId)],
);
