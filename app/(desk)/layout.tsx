import type { ReactNode } from "react";
import { pageActor, pageContext } from "@/app/_auth/page";
import { DeskShell } from "@/app/_ui/desk-shell";
import { me } from "@/lib/people/queries";

/** Staff get the desk around these pages; anybody else gets the bare page, which then decides what they may see. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  if (!actor || actor.mustChangePassword || actor.role === "user") return children;
  const { activeTickets: active, capacity, availability } = await me(await pageContext());
  return (
    <DeskShell actor={actor} load={{ active, capacity, availability }} counts={{ mine: active }}>
      {children}
    </DeskShell>
  );
}
