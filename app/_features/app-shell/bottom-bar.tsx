"use client";
import { CircleDashed, CircleUserRound, Inbox, SquarePen } from "lucide-react";
import { NavLink } from "@/app/_components/nav-link";
import { AccountMenu } from "./account-menu";
import type { ShellActor, ShellWorkload } from "./shell-actor";

const ICON = { size: 20, strokeWidth: 1.75, "aria-hidden": true } as const;
const PLACE =
  "flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs text-muted aria-[current=page]:font-semibold aria-[current=page]:text-primary";

interface DeskFootProps {
  actor: ShellActor;
  load?: ShellWorkload;
  outbox: boolean;
  /** How many approvals wait for them. */
  asked?: number | string;
}

/** On phones the side bar becomes four places at the foot. */
export function BottomBar({ actor, load, outbox, asked }: DeskFootProps) {
  return (
    <nav
      aria-label="Desk"
      className="flex shrink-0 border-line border-t bg-base-100 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <NavLink href="/queue?view=mine" className={PLACE}>
        <Inbox {...ICON} />
        Mine
      </NavLink>
      <NavLink href="/queue?view=unassigned" className={PLACE}>
        <CircleDashed {...ICON} />
        Unassigned
      </NavLink>
      <NavLink href="/tickets/new" className={PLACE}>
        <SquarePen {...ICON} />
        New
      </NavLink>
      <AccountMenu
        actor={actor}
        load={load}
        outbox={outbox}
        asked={asked}
        places
        side="top"
        trigger={
          <button type="button" className={PLACE}>
            <CircleUserRound {...ICON} />
            Me
          </button>
        }
      />
    </nav>
  );
}
