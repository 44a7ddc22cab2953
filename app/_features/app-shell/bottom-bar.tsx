"use client";
import { CircleDashed, CircleUserRound, Inbox, SquarePen } from "lucide-react";
import { NavLink } from "@/app/_components/nav-link";
import { AccountMenu, type AccountMenuProps } from "./account-menu";

const ICON = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;
const LINK =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-muted aria-[current=page]:font-semibold aria-[current=page]:text-primary";

type BottomBarProps = Pick<AccountMenuProps, "actor" | "load" | "outbox" | "approvalCount">;

/** The links at the bottom of staff pages on phones, in place of the sidebar. */
export function BottomBar(account: BottomBarProps) {
  return (
    <nav
      aria-label="Main"
      className="flex shrink-0 border-line border-t bg-base-100 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <NavLink href="/queue?view=mine" className={LINK}>
        <Inbox {...ICON} />
        Mine
      </NavLink>
      <NavLink href="/queue?view=unassigned" className={LINK}>
        <CircleDashed {...ICON} />
        Unassigned
      </NavLink>
      <NavLink href="/tickets/new" className={LINK}>
        <SquarePen {...ICON} />
        New
      </NavLink>
      <AccountMenu
        {...account}
        withNavLinks
        side="top"
        trigger={
          <button type="button" className={LINK}>
            <CircleUserRound {...ICON} />
            Me
          </button>
        }
      />
    </nav>
  );
}
