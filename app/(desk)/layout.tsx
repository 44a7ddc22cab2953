import type { ReactNode } from "react";
import { pageContext } from "@/app/_auth/page";
import { DeskShell } from "@/app/_ui/desk-shell";
import { me } from "@/lib/people/queries";

/** Staff get the desk around these pages; anybody else gets the bare page, which then decides what they may see. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext();
  if (ctx.actor.role === "user") return children;
  const { activeTickets: active, capacity, availability } = await me(ctx);
  return (
    <DeskShell actor={ctx.actor} load={{ active, capacity, availability }} counts={{ mine: active }}>
      {children}
    </DeskShell>
  );
}
