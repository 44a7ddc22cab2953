"use client";
import { Ban, ChevronRight, Ellipsis, RotateCcw, Route, Trash2, UserRoundCheck } from "lucide-react";
import Link from "next/link";
import { Button, IconButton } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { Menu, MenuItem, MenuSeparator } from "@/app/_components/menu";
import { useLastQueue } from "@/app/_features/app-shell/last-queue";
import { type Shortcut, Shortcuts } from "@/app/_features/app-shell/shortcuts";
import { isActive, mayMoveStatus } from "@/lib/domain/ticket";
import { canTransfer, REOPEN, transferTo } from "./mutations";
import type { AgentTicketProps, OpenDialog, TicketPageView } from "./types";
import type { TicketMutationState } from "./use-ticket-mutations";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const KEYS: readonly Shortcut[] = [
  { keys: ["r"], does: "Reply" },
  { keys: ["n"], does: "Add an internal note" },
  { keys: ["Ctrl", "↵"], does: "Send" },
  { keys: ["h"], does: "Transfer" },
  { keys: ["e"], does: "Resolve" },
];

const VIEWS = [
  ["timeline", "Ticket"],
  ["details", "Details"],
] as const;

interface TicketBarProps {
  state: TicketMutationState;
  actor: AgentTicketProps["actor"];
  view: TicketPageView;
  onView: (view: TicketPageView) => void;
  onDialog: (dialog: OpenDialog) => void;
}

export function TicketBar({ state, actor, view, onView, onDialog }: TicketBarProps) {
  const { ticket, change, pending } = state;
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-base-100 px-4 py-1.5">
      <Breadcrumb number={ticket.number} />
      <fieldset className="flex rounded-md border border-line p-0.5 sidebar:hidden" aria-label="View">
        {VIEWS.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            className="rounded-sm px-2.5 py-0.5 text-muted aria-pressed:bg-base-300 aria-pressed:font-medium aria-pressed:text-base-content pointer-coarse:min-h-10"
            onClick={() => onView(value)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <div className="ml-auto flex items-center gap-2">
        <Shortcuts keys={KEYS} />
        <MoreMenu state={state} actor={actor} onDialog={onDialog} />
        {isActive(ticket.status) ? (
          <>
            {canTransfer(ticket) ? (
              <Button shortcut="h" className="max-sm:hidden" onClick={() => onDialog("transfer")}>
                Transfer
              </Button>
            ) : null}
            <Button variant="primary" shortcut="e" onClick={() => onDialog("resolve")}>
              Resolve
            </Button>
          </>
        ) : mayMoveStatus(ticket.status, "open") ? (
          <Button busy={pending === REOPEN} busyLabel="Reopening" onClick={() => change(REOPEN)}>
            Reopen
          </Button>
        ) : null}
      </div>
    </header>
  );
}

function Breadcrumb({ number }: { number: string }) {
  const queue = useLastQueue();
  return (
    <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-1.5">
      <Link href={queue.href} className="rounded-sm text-muted hover:text-base-content pointer-coarse:py-3">
        {queue.label}
      </Link>
      <ChevronRight size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-faint" />
      <span className="num truncate text-muted">{number}</span>
      <CopyButton text={number} label="Copy number" />
    </nav>
  );
}

function MoreMenu({ state, actor, onDialog }: Pick<TicketBarProps, "state" | "actor" | "onDialog">) {
  const { ticket, change } = state;
  const active = isActive(ticket.status);
  return (
    <Menu
      label="More"
      trigger={<IconButton label="More" className="text-muted" size="md" icon={<Ellipsis {...ICON} />} />}
    >
      {canTransfer(ticket) && ticket.assignee?.id !== actor.id ? (
        <MenuItem icon={<UserRoundCheck {...ICON} />} onSelect={() => change(transferTo(actor, "", true))}>
          Assign to me
        </MenuItem>
      ) : null}
      {canTransfer(ticket) ? (
        <MenuItem icon={<ChevronRight {...ICON} />} shortcut="h" onSelect={() => onDialog("transfer")}>
          Transfer
        </MenuItem>
      ) : null}
      {active && ticket.assignee ? (
        <MenuItem icon={<Route {...ICON} />} onSelect={() => onDialog("return")}>
          Return to queue
        </MenuItem>
      ) : null}
      {mayMoveStatus(ticket.status, "open") && !active ? (
        <MenuItem icon={<RotateCcw {...ICON} />} onSelect={() => change(REOPEN)}>
          Reopen
        </MenuItem>
      ) : null}
      {mayMoveStatus(ticket.status, "cancelled") ? (
        <MenuItem icon={<Ban {...ICON} />} onSelect={() => onDialog("cancel")}>
          Cancel ticket
        </MenuItem>
      ) : null}
      {actor.role === "admin" ? (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 {...ICON} />} danger onSelect={() => onDialog("delete")}>
            Delete ticket
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
