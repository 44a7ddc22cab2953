import type { ReactNode } from "react";
import { pageActor, pageContext } from "@/app/_auth/page";
import { DeskShell } from "@/app/_ui/desk-shell";
import { shellFacts } from "./_parts/shell-facts";

/** Staff get the desk around these pages; anybody else gets the bare page, which then decides what they may see. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  if (!actor || actor.mustChangePassword || actor.role === "user") return children;
  return (
    <DeskShell actor={actor} {...(await shellFacts(await pageContext()))}>
      {children}
    </DeskShell>
  );
}
