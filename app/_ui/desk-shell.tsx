import { cookies } from "next/headers";
import type { ReactNode } from "react";
import type { PersonActor } from "@/lib/auth/actor";
import { hasOutbox } from "@/lib/mail/queries";
import { DeskFoot } from "./desk-foot";
import type { DeskCounts } from "./desk-links";
import { DeskSide } from "./desk-side";
import { type ShellLoad, shellActor } from "./shell-actor";
import { SIDE_COOKIE } from "./side-cookie";
import { SkipLink } from "./skip-link";

interface DeskShellProps {
  actor: PersonActor;
  load?: ShellLoad;
  /** At the links of the side bar. */
  counts?: DeskCounts;
  children: ReactNode;
}

/**
 * The frame of every page for staff: side bar, or on phones a bar at the foot. It fills the window; `main` scrolls, and
 * a page with panes of its own takes `h-full`.
 */
export async function DeskShell({ actor, load, counts, children }: DeskShellProps) {
  const folded = (await cookies()).get(SIDE_COOKIE)?.value === "folded";
  const outbox = hasOutbox(actor);
  const person = shellActor(actor);
  return (
    <div className="flex h-[calc(100dvh-var(--banner,0px))] flex-col md:flex-row">
      <SkipLink />
      <DeskSide actor={person} load={load} counts={counts} outbox={outbox} startFolded={folded} />
      <main
        id="main"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-base-100 outline-none"
      >
        {children}
      </main>
      <DeskFoot actor={person} load={load} outbox={outbox} asked={counts?.approvals} />
    </div>
  );
}
