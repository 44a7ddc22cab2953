import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/lib/context";
import { categories, people, skills, tickets } from "@/lib/db/schema";
import { formatHelpfulNote } from "@/lib/display-text/triage";
import { env } from "@/lib/env";
import { visibleTickets } from "@/lib/tickets/visible-tickets";

const assignee = alias(people, "assignee");
const requester = alias(people, "requester");

/** The ticket's current facts for emails; undefined if it is deleted. */
export async function loadMailTicket({ db, actor }: Context, ticketId: string) {
  const [row] = await db
    .select({
      id: tickets.id,
      number: tickets.number,
      title: tickets.title,
      description: tickets.description,
      status: tickets.status,
      priority: tickets.priority,
      skills: tickets.skills,
      summary: tickets.summary,
      helpfulNotes: tickets.helpfulNotes,
      provenance: tickets.provenance,
      category: categories.name,
      requesterId: tickets.requesterId,
      requesterName: requester.name,
      requesterDepartment: tickets.requesterDepartment,
      assigneeId: tickets.assigneeId,
      assigneeName: assignee.name,
    })
    .from(tickets)
    .innerJoin(requester, eq(requester.id, tickets.requesterId))
    .leftJoin(assignee, eq(assignee.id, tickets.assigneeId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(eq(tickets.id, ticketId), visibleTickets(actor)));
  return (
    row && {
      ...row,
      helpfulNotes: row.helpfulNotes.map(formatHelpfulNote),
      ticketUrl: `${env().APP_URL}/tickets/${row.number}`,
    }
  );
}

/** Names of the skills, in the ticket's order. */
export async function namesOfSkills({ db }: Context, slugs: string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await db
    .select({ slug: skills.slug, name: skills.name })
    .from(skills)
    .where(inArray(skills.slug, slugs));
  const names = new Map(rows.map((row) => [row.slug, row.name]));
  return slugs.map((slug) => names.get(slug) ?? slug);
}
