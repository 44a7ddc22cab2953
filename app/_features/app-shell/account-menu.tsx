"use client";
import { Clock, KeyRound, LogOut, Mail, PanelLeft, Tickets } from "lucide-react";
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
import { ADMIN_LINKS, APPROVALS_LINK, OUTBOX_LINK, REVIEW_LINK } from "./nav-links";
import type { ShellActor, ShellWorkload } from "./shell-actor";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

interface AccountMenuProps {
  actor: ShellActor;
  /** Only on staff pages. */
  load?: ShellWorkload;
  trigger: ReactNode;
  outbox?: boolean;
  approvalCount?: number | string | null;
  /** Adds the links of the sidebar, for phones. */
  withNavLinks?: boolean;
  side?: "top" | "bottom";
  align?: "start" | "end";
}

/** The account menu: availability, links, theme and sign-out. */
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
      // A full page load clears this person's data from memory.
      window.location.assign("/sign-in");
    } catch (error) {
      showToast(error instanceof ApiProblem ? error.detail : "You are still signed in. Try again.");
    }
  }
  const menu = (
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
      {actor.role === "user" ? (
        <MenuLink href="/tickets" icon={<Tickets {...ICON} />}>
          My tickets
        </MenuLink>
      ) : (
        !load && (
          <MenuLink href="/queue" icon={<PanelLeft {...ICON} />}>
            Queue
          </MenuLink>
        )
      )}
      <MenuLink href={APPROVALS_LINK.href} icon={<APPROVALS_LINK.icon {...ICON} />}>
        {APPROVALS_LINK.label}
        {approvalCount ? <span className="num ml-auto text-muted text-xs">{approvalCount}</span> : null}
      </MenuLink>
      {withNavLinks ? (
        <MenuLink href={REVIEW_LINK.href} icon={<REVIEW_LINK.icon {...ICON} />}>
          {REVIEW_LINK.label}
        </MenuLink>
      ) : null}
      {withNavLinks && actor.role === "admin"
        ? ADMIN_LINKS.map(({ key, href, label, icon: Icon }) => (
            <MenuLink key={key} href={href} icon={<Icon {...ICON} />}>
              {label}
            </MenuLink>
          ))
        : null}
      {outbox ? (
        <MenuLink href={OUTBOX_LINK.href} icon={<Mail {...ICON} />}>
          {OUTBOX_LINK.label}
        </MenuLink>
      ) : null}
      <MenuLink href="/change-password" icon={<KeyRound {...ICON} />}>
        Change password
      </MenuLink>
      <MenuSeparator />
      <MenuHead>Theme</MenuHead>
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem icon={<LogOut {...ICON} />} onSelect={endSession}>
        Sign out
      </MenuItem>
    </Menu>
  );
  // A late response must close only its own dialog.
  const close = (which: "away" | "hours") => setDialog((now) => (now === which ? null : now));
  return (
    <>
      {menu}
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
          about="You get no new tickets outside these hours and on holidays."
          path="/api/me"
          start={load.presence.workingHours}
          onClose={() => close("hours")}
        />
      ) : null}
    </>
  );
}
