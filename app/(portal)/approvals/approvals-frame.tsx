import type { ReactNode } from "react";
import { loadShell } from "@/app/_features/app-shell/load-shell";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { StaffShell } from "@/app/_features/app-shell/staff-shell";
import { isStaff, type PersonActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";

interface ApprovalsFrameProps {
  ctx: Context & { actor: PersonActor };
  /** The phone's title bar, only for requesters. */
  phone?: { title: string; back: string };
  children: ReactNode;
}

/** The frame of the approval pages. Staff get the staff menus around it, requesters the portal's menus. */
export async function ApprovalsFrame({ ctx, phone, children }: ApprovalsFrameProps) {
  const column = <div className="mx-auto w-full max-w-[47.5rem] px-4 pt-8 pb-20 sm:px-3 sm:pt-10">{children}</div>;
  if (isStaff(ctx.actor)) {
    return (
      <StaffShell actor={ctx.actor} {...(await loadShell(ctx))}>
        <div className="text-md">{column}</div>
      </StaffShell>
    );
  }
  return (
    <PortalShell actor={ctx.actor} phone={phone}>
      {column}
    </PortalShell>
  );
}
