"use client";
import { PanelLeft, SquarePen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useShortcut } from "@/app/_client/use-shortcut";
import { Avatar } from "@/app/_components/avatar";
import { ButtonLink, IconButton } from "@/app/_components/button";
import { Logo } from "@/app/_components/logo";
import { NavLink } from "@/app/_components/nav-link";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { formatAvailability } from "@/app/_features/working-hours/shown-availability";
import { AccountMenu } from "./account-menu";
import {
  ADMIN_LINKS,
  APPROVALS_LINK,
  type NavCounts,
  type NavLinkItem,
  OUTBOX_LINK,
  QUEUE_LINKS,
  REVIEW_LINK,
} from "./nav-links";
import type { ShellActor, ShellWorkload } from "./shell-actor";
import { SIDE_NAV_COOKIE } from "./side-nav-cookie";

const YEAR_SECONDS = 31_536_000;
const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

interface SideNavProps {
  actor: ShellActor;
  load?: ShellWorkload;
  counts?: NavCounts;
  outbox: boolean;
  startFolded: boolean;
}

/** The sidebar of staff pages. A button and the key `[` collapse it to icons. */
export function SideNav({ actor, load, counts, outbox, startFolded }: SideNavProps) {
  const [folded, setFolded] = useState(startFolded);
  function toggle() {
    const next = !folded;
    setFolded(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${SIDE_NAV_COOKIE}=${next ? "folded" : "open"}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
  }
  useShortcut("[", toggle);
  const links = [...(actor.role === "admin" ? ADMIN_LINKS : []), ...(outbox ? [OUTBOX_LINK] : [])];
  return (
    <aside
      className={`hidden shrink-0 flex-col border-line border-r bg-base-200 md:flex ${folded ? "w-13" : "w-52"}`}
      aria-label="Sidebar"
    >
      <div className={`flex h-12 items-center ${folded ? "justify-center" : "gap-2 pr-2 pl-4"}`}>
        {folded ? null : (
          <Link href="/queue" className="rounded-sm">
            <Logo size={22} />
          </Link>
        )}
        <IconButton
          label={folded ? "Expand sidebar" : "Collapse sidebar"}
          className={`text-muted ${folded ? "" : "ml-auto"}`}
          onClick={toggle}
          aria-keyshortcuts="["
          icon={<PanelLeft {...ICON} />}
        />
      </div>
      <div className="px-2">
        <ButtonLink
          href="/tickets/new"
          variant="quiet"
          className={folded ? "w-full px-0" : "w-full"}
          aria-label="New ticket"
          title={folded ? "New ticket" : undefined}
          icon={<SquarePen {...ICON} />}
        >
          {folded ? null : "New ticket"}
        </ButtonLink>
      </div>
      <nav aria-label="Main" className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
        <ul className="mt-3">
          <NavItem link={REVIEW_LINK} count={counts?.review} folded={folded} />
          <NavItem link={APPROVALS_LINK} count={counts?.approvals} folded={folded} />
        </ul>
        <NavGroup title="Queue" links={QUEUE_LINKS} counts={counts} folded={folded} />
        {links.length > 0 ? <NavGroup title="Admin" links={links} folded={folded} /> : null}
      </nav>
      <AccountButton actor={actor} load={load} outbox={outbox} folded={folded} />
    </aside>
  );
}

interface NavGroupProps {
  title: string;
  links: readonly NavLinkItem[];
  counts?: Partial<Record<string, number | string>>;
  folded: boolean;
}

function NavGroup({ title, links, counts, folded }: NavGroupProps) {
  return (
    <>
      <h2 className={folded ? "sr-only" : "sb-section-title mt-5 mb-1 px-2"}>{title}</h2>
      {folded ? <hr className="mx-1 my-3 border-line" /> : null}
      <ul>
        {links.map((link) => (
          <NavItem key={link.key} link={link} count={counts?.[link.key]} folded={folded} />
        ))}
      </ul>
    </>
  );
}

type NavItemProps = { link: NavLinkItem; count?: number | string; folded: boolean };

function NavItem({ link: { href, label, icon: Icon }, count, folded }: NavItemProps) {
  return (
    <li>
      <NavLink href={href} className="nav" currentClassName="on" label={folded ? label : undefined}>
        <Icon {...ICON} />
        {folded ? null : (
          <>
            {label}
            {count === undefined ? null : <span className="num ml-auto font-normal text-2xs text-muted">{count}</span>}
          </>
        )}
      </NavLink>
    </li>
  );
}

type AccountButtonProps = Omit<SideNavProps, "counts" | "startFolded"> & { folded: boolean };

function AccountButton({ actor, load, outbox, folded }: AccountButtonProps) {
  const full = load ? load.active >= load.capacity : false;
  const trigger = (
    <button
      type="button"
      className="m-2 flex items-center gap-2 rounded-md p-2 text-left hover:bg-base-300"
      aria-label={folded ? `Account of ${actor.name}` : undefined}
    >
      <Avatar person={actor} size={folded ? 24 : 28} />
      {folded ? null : (
        <span className="min-w-0 flex-1">
          <span className="block truncate font-semibold leading-4">{actor.name}</span>
          {load ? (
            <span className="flex items-center gap-1.5 text-muted text-xs">
              <AvailabilityDot away={load.presence.absence !== null} full={full} />
              <span title={load.presence.absence?.why}>{formatAvailability(load.presence.absence, full)}</span>
              <span className="num ml-auto">
                {load.active} of {load.capacity}
              </span>
            </span>
          ) : null}
        </span>
      )}
    </button>
  );
  return <AccountMenu actor={actor} load={load} outbox={outbox} trigger={trigger} side="top" align="start" />;
}
