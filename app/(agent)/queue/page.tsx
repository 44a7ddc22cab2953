import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { QUEUE_LINKS } from "@/app/_features/app-shell/nav-links";
import { loadNames } from "@/app/_features/names/load-names";
import type { SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { listHandovers } from "@/lib/tickets/handovers/queries";
import { listTickets } from "@/lib/tickets/list-tickets";
import { Queue } from "./queue";
import { PREVIEW_COOKIE, queueHref, readQueue, ticketsInput } from "./queue-query";

const MAX_OFFERS = 25;

export async function generateMetadata({ searchParams }: SearchPageProps): Promise<Metadata> {
  const { view } = await searchParams;
  return { title: QUEUE_LINKS.find(({ key }) => key === view)?.label ?? "Queue" };
}

export default async function QueuePage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: "/queue" });
  const state = readQueue(await searchParams);
  const view = ctx.actor.role === "admin" ? "all" : "mine";
  if (!state) redirect(queueHref({ view, filters: {}, search: "", sort: "newest" }));
  const [page, names, offers] = await Promise.all([
    listTickets(ctx, ticketsInput(state)),
    loadNames(ctx),
    listHandovers(ctx, { limit: MAX_OFFERS }),
  ]);
  const preview = (await cookies()).get(PREVIEW_COOKIE)?.value !== "off";
  return (
    <Queue state={state} page={page} names={names} offers={offers.handovers} me={ctx.actor.id} startPreview={preview} />
  );
}
