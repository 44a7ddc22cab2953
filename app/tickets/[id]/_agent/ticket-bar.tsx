"use client";
import { Ban, ChevronRight, Ellipsis, RotateCcw, Route, Trash2, UserRoundCheck } from "lucide-react";
import Link from "next/link";
import { Button, IconButton } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";
import { Menu, MenuItem, MenuSeparator } from "@/app/_components/menu";
import { useLastQueue } from "@/app/_features/app-shell/last-queue";
import { type Shortcut, Shortcuts } from "@/app/_features/app-shell/shortcuts";
import { isActive, isHeldForApproval, mayMoveStatus } from "@/lib/domain/ticket";
import { REOPEN, transferTo } from "./mutations";
import type { AgentTicketProps, OpenDialog } from "./types";
import type { TicketMutationState } from "./use-ticket-mutations";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const KEYS: readonly Shortcut[] = [
  { keys: ["r"], does: "Write to the requester" },
  { keys: ["n"], does: "Write a note for staff" },
  { keys: ["Ctrl", "↵"], does: "Send what you wrote" },
  { keys: ["h"], does: "Hand over" },
  { keys: ["e"], does: "Resolve" },
];

interface TicketBarProps {
  state: TicketMutationState;
  actor: AgentTicketProps["actor"];
  part: "line" | "facts";
  onPart: (part: "line" | "facts") => void;
  onDialog: (dialog: OpenDialog) => void;
}

/** Where one is, and what can be done with the ticket as a whole. */
export function TicketBar({ state, actor, part, onPart, onDialog }: TicketBarProps) {
  const { ticket, change, pending } = state;
  const lives = isActive(ticket.status);
  const movable = lives && !isHeldForApproval(ticket.approval, ticket.assignee !== null);
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b bg-base-100 px-4 py-1.5">
      <Way number={ticket.number} />
      <fieldset className="flex rounded-md border border-line p-0.5 sidebar:hidden" aria-label="Part shown">
        <PartButton on={part === "line"} onPress={() => onPart("line")}>
          Ticket
        </PartButton>
        <PartButton on={part === "facts"} onPress={() => onPart("facts")}>
          Facts
        </PartButton>
      </fieldset>
      <div className="ml-auto flex items-center gap-2">
        <Shortcuts keys={KEYS} />
        <More state={state} actor={actor} onDialog={onDialog} />
        {lives ? (
          <>
            {movable ? (
              <Button keyCap="h" className="max-sm:hidden" onClick={() => onDialog("hand-over")}>
                Hand over
              </Button>
            ) : null}
            <Button look="primary" keyCap="e" onClick={() => onDialog("resolve")}>
              Resolve
            </Button>
          </>
        ) : mayMoveStatus(ticket.status, "open") ? (
          <Button busy={pending === REOPEN} busyWord="Opening" onClick={() => change(REOPEN)}>
            Open again
          </Button>
        ) : null}
      </div>
    </header>
  );
}

/** The way here: the queue it was opened from, then its number. */
function Way({ number }: { number: string }) {
  const queue = useLastQueue();
  return (
    <nav aria-label="Where you are" className="flex min-w-0 items-center gap-1.5">
      <Link href={queue.href} className="rounded-sm text-muted hover:text-base-content pointer-coarse:py-3">
        {queue.label}
      </Link>
      <ChevronRight size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-faint" />
      <span className="num truncate text-muted">{number}</span>
      <CopyButton text={number} label="Copy number" />
    </nav>
  );
}

function PartButton({ on, onPress, children }: { on: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      className="rounded-sm px-2.5 py-0.5 text-muted aria-pressed:bg-base-300 aria-pressed:font-medium aria-pressed:text-base-content pointer-coarse:min-h-10"
      onClick={onPress}
    >
      {children}
    </button>
  );
}

function More({ state, actor, onDialog }: Pick<TicketBarProps, "state" | "actor" | "onDialog">) {
  const { ticket, change } = state;
  const lives = isActive(ticket.status);
  const movable = lives && !isHeldForApproval(ticket.approval, ticket.assignee !== null);
  return (
    <Menu
      label="More"
      trigger={<IconButton label="More" className="text-muted" size="md" icon={<Ellipsis {...ICON} />} />}
    >
      {movable && ticket.assignee?.id !== actor.id ? (
        <MenuItem icon={<UserRoundCheck {...ICON} />} onSelect={() => change(transferTo(actor, "", true))}>
          Take it
        </MenuItem>
      ) : null}
      {movable ? (
        <MenuItem icon={<ChevronRight {...ICON} />} keyCap="h" onSelect={() => onDialog("hand-over")}>
          Hand over
        </MenuItem>
      ) : null}
      {lives && ticket.assignee ? (
        <MenuItem icon={<Route {...ICON} />} onSelect={() => onDialog("give-back")}>
          Give it back to routing
        </MenuItem>
      ) : null}
      {mayMoveStatus(ticket.status, "open") && !lives ? (
        <MenuItem icon={<RotateCcw {...ICON} />} onSelect={() => change(REOPEN)}>
          Open again
        </MenuItem>
      ) : null}
      {mayMoveStatus(ticket.status, "cancelled") ? (
        <MenuItem icon={<Ban {...ICON} />} onSelect={() => onDialog("cancel")}>
          Cancel this ticket
        </MenuItem>
      ) : null}
      {actor.role === "admin" ? (
        <>
          <MenuSeparator />
          <MenuItem icon={<Trash2 {...ICON} />} danger onSelect={() => onDialog("delete")}>
            Delete this ticket
          </MenuItem>
        </>
      ) : null}
    </Menu>
  );
}
