import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SkipLink } from "@/app/_components/skip-link";
import type { PersonActor } from "@/lib/auth/actor";
import { hasOutbox } from "@/lib/mail/queries";
import { BottomBar } from "./bottom-bar";
import type { NavCounts } from "./nav-links";
import { type ShellWorkload, shellActor } from "./shell-actor";
import { SideNav } from "./side-nav";
import { SIDE_NAV_COOKIE } from "./side-nav-cookie";

interface DeskShellProps {
  actor: PersonActor;
  load?: ShellWorkload;
  /** At the links of the side bar. */
  counts?: NavCounts;
  children: ReactNode;
}

/**
 * The frame of every page for staff: side bar, or on phones a bar at the foot. It fills the window; `main` scrolls, and
 * a page with panes of its own takes `h-full`.
 */
export async function StaffShell({ actor, load, counts, children }: DeskShellProps) {
  const folded = (await cookies()).get(SIDE_NAV_COOKIE)?.value === "folded";
  const outbox = hasOutbox(actor);
  const person = shellActor(actor);
  return (
    <div className="flex h-[calc(100dvh-var(--banner,0px))] flex-col md:flex-row">
      <SkipLink />
      <SideNav actor={person} load={load} counts={counts} outbox={outbox} startFolded={folded} />
      <main
        id="main"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-base-100 outline-none"
      >
        {children}
      </main>
      <BottomBar actor={person} load={load} outbox={outbox} asked={counts?.approvals} />
    </div>
  );
}
