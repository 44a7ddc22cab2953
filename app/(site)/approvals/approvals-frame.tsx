import type { ReactNode } from "react";
import { DeskShell } from "@/app/_ui/desk-shell";
import { SiteShell } from "@/app/_ui/site-shell";
import { shellFacts } from "@/app/(desk)/_parts/shell-facts";
import { isStaff, type PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";

interface ApprovalsFrameProps {
  ctx: Context & { actor: PersonActor };
  /** On phones the header leads back there. */
  back?: { title: string; href: string };
  children: ReactNode;
}

/** One calm column for approvers of every role: staff have the desk around it, others the site. */
export async function ApprovalsFrame({ ctx, back, children }: ApprovalsFrameProps) {
  const column = <div className="mx-auto w-full max-w-[47.5rem] px-4 pt-8 pb-20 sm:px-3 sm:pt-10">{children}</div>;
  if (isStaff(ctx.actor)) {
    return (
      <DeskShell actor={ctx.actor} {...(await shellFacts(ctx))}>
        <div className="text-md">{column}</div>
      </DeskShell>
    );
  }
  return (
    <SiteShell actor={ctx.actor} phone={back && { title: back.title, back: back.href }}>
      {column}
    </SiteShell>
  );
}
