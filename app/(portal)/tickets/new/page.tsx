import type { Metadata } from "next";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { pageContext } from "@/app/_server/auth/page";
import { isStaff } from "@/lib/auth/actor";
import { listCategories, listSkills } from "@/lib/catalogue/queries";
import { NewTicketForm } from "./new-ticket-form";

export const metadata: Metadata = { title: "New ticket" };

/** A skill beyond this limit appears as its slug. */
const LIMIT = 100;

export default async function NewTicketPage() {
  const ctx = await pageContext({ next: "/tickets/new" });
  const { categories } = await listCategories(ctx, { limit: LIMIT, retired: false });
  const { skills } = await listSkills(ctx, { limit: LIMIT, state: "active" });
  return (
    <PortalShell
      actor={ctx.actor}
      phone={{ title: "New ticket", back: isStaff(ctx.actor) ? "/queue" : "/tickets", icon: "close" }}
    >
      <NewTicketForm
        categories={categories.map(({ slug, name, team }) => ({ slug, name, team: team?.name ?? null }))}
        skillNames={Object.fromEntries(skills.map(({ slug, name }) => [slug, name]))}
        confirmationTo={ctx.actor.emailVerified ? ctx.actor.email : null}
        personId={ctx.actor.id}
      />
    </PortalShell>
  );
}
