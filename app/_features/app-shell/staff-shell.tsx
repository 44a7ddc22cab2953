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

interface StaffShellProps {
  actor: PersonActor;
  load?: ShellWorkload;
  counts?: NavCounts;
  children: ReactNode;
}

/** The frame of staff pages: a sidebar, or a bar at the bottom on phones. `main` scrolls if its content is taller. */
export async function StaffShell({ actor, load, counts, children }: StaffShellProps) {
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
      <BottomBar actor={person} load={load} outbox={outbox} approvalCount={counts?.approvals} />
    </div>
  );
}
