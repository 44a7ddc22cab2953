import { and, eq } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { categories, people, tickets } from "@/lib/db/schema";
import { unrestricted, visibleTickets } from "@/lib/tickets/visible-tickets";
import { loadChains } from "./load-chains";
import type { ApprovalFacts } from "./views";

/** What one decides by, without anything that is for staff alone; null once the ticket waits no more. */
export async function loadApprovalFacts({ db }: Pick<Context, "db">, ticketId: string): Promise<ApprovalFacts | null> {
  const [row] = await db
    .select({
      number: tickets.number,
      title: tickets.title,
      description: tickets.description,
      category: categories.name,
      priority: tickets.priority,
      requester: people.name,
      requesterDepartment: tickets.requesterDepartment,
      createdAt: tickets.createdAt,
      approval: tickets.approval,
    })
    .from(tickets)
    .innerJoin(people, eq(people.id, tickets.requesterId))
    .leftJoin(categories, eq(categories.id, tickets.categoryId))
    .where(and(eq(tickets.id, ticketId), visibleTickets(unrestricted("asked-approver"))));
  const chain = (await loadChains({ db }, ticketId, false)).find(({ state }) => state === "pending");
  return row && chain ? { ...row, createdAt: row.createdAt.toISOString(), chain } : null;
}
