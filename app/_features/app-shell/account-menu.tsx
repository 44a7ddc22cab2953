"use client";
import { Clock, KeyRound, LogOut, PanelLeft, Tickets } from "lucide-react";
import { type ReactNode, useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import { signOutHere } from "@/app/_client/sign-in";
import { Menu, MenuHead, MenuItem, MenuLink, MenuSeparator } from "@/app/_components/menu";
import { ThemeChoice } from "@/app/_components/theme-choice";
import { showToast } from "@/app/_components/toast";
import { AvailabilityChoice } from "@/app/_features/working-hours/availability-choice";
import { AwayDialog } from "@/app/_features/working-hours/away-dialog";
import { HoursDialog } from "@/app/_features/working-hours/hours-dialog";
import { upperFirst } from "@/lib/display-text/labels";
import { ADMIN_LINKS, APPROVALS_LINK, type NavLinkItem, OUTBOX_LINK, REVIEW_LINK } from "./nav-links";
import type { ShellActor, ShellWorkload } from "./shell-actor";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const TICKETS_LINK: NavLinkItem = { key: "tickets", label: "My tickets", href: "/tickets", icon: Tickets };
const QUEUE_LINK: NavLinkItem = { key: "queue", label: "Queue", href: "/queue", icon: PanelLeft };

export interface AccountMenuProps {
  actor: ShellActor;
  /** Only staff pages pass it. */
  load?: ShellWorkload;
  trigger: ReactNode;
  outbox?: boolean;
  approvalCount?: number | string | null;
  /** Adds links for phones, which have no sidebar. */
  withNavLinks?: boolean;
  side?: "top" | "bottom";
  align?: "start" | "end";
}

/** The menu of the signed-in person: availability, links, theme and "Sign out". */
export function AccountMenu({
  actor,
  load,
  trigger,
  outbox,
  approvalCount,
  withNavLinks,
  side,
  align,
}: AccountMenuProps) {
  const [dialog, setDialog] = useState<"away" | "hours" | null>(null);
  async function endSession() {
    try {
      await signOutHere();
      // A full page load removes this person's data from the browser's memory.
      window.location.assign("/sign-in");
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.detail : "You are still signed in. Try again.");
    }
  }
  const links: NavLinkItem[] = [
    ...(actor.role === "user" ? [TICKETS_LINK] : load ? [] : [QUEUE_LINK]),
    APPROVALS_LINK,
    ...(withNavLinks ? [REVIEW_LINK] : []),
    ...(withNavLinks && actor.role === "admin" ? ADMIN_LINKS : []),
    ...(outbox ? [OUTBOX_LINK] : []),
    { key: "password", label: "Change password", href: "/change-password", icon: KeyRound },
  ];
  // A late response must close only its own dialog.
  const close = (which: "away" | "hours") => setDialog((now) => (now === which ? null : now));
  return (
    <>
      <Menu trigger={trigger} label="Account" side={side} align={align}>
        <div className="px-2 pt-1 pb-2">
          <p className="font-semibold">{actor.name}</p>
          <p className="text-muted text-xs">{actor.email}</p>
          {load?.presence.absence ? <p className="mt-1 text-xs">{upperFirst(load.presence.absence.why)}</p> : null}
        </div>
        <MenuSeparator />
        {load ? (
          <>
            <AvailabilityChoice availability={load.presence.availability} onAway={() => setDialog("away")} />
            <MenuItem icon={<Clock {...ICON} />} onSelect={() => setDialog("hours")}>
              Working hours
            </MenuItem>
            <MenuSeparator />
          </>
        ) : null}
        {links.map(({ key, href, label, icon: Icon }) => (
          <MenuLink key={key} href={href} icon={<Icon {...ICON} />}>
            {label}
            {key === APPROVALS_LINK.key && approvalCount ? (
              <span className="num ml-auto text-muted text-xs">{approvalCount}</span>
            ) : null}
          </MenuLink>
        ))}
        <MenuSeparator />
        <MenuHead>Theme</MenuHead>
        <ThemeChoice />
        <MenuSeparator />
        <MenuItem icon={<LogOut {...ICON} />} onSelect={endSession}>
          Sign out
        </MenuItem>
      </Menu>
      {load && dialog === "away" ? (
        <AwayDialog
          person={null}
          selfId={actor.id}
          presence={load.presence}
          open={load.active}
          onClose={() => close("away")}
        />
      ) : null}
      {load && dialog === "hours" ? (
        <HoursDialog
          title="My working hours"
          about="Routing assigns you no tickets outside these hours or on holidays."
          path="/api/me"
          start={load.presence.workingHours}
          onClose={() => close("hours")}
        />
      ) : null}
    </>
  );
}
