"use client";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { whereItWaits } from "@/app/_approval/approval-words";
import { Avatar, NoOne } from "@/app/_ui/avatar";
import { Button } from "@/app/_ui/button";
import { SourceGlyph, StatusGlyph } from "@/app/_ui/glyphs";
import { Menu, MenuChoice, MenuItem, MenuLine } from "@/app/_ui/menu";
import { StatusLabel } from "@/app/_ui/status-label";
import { Time } from "@/app/_ui/time";
import { APPROVAL_WORDS, firstName, STATUS_WORDS } from "@/app/_ui/words";
import { ACTIVE_STATUSES, type Approval, isActive, isHeldBack, mayMoveStatus, type Status } from "@/lib/domain/ticket";
import { giveTo, REOPEN, setStatus } from "./changes";
import { FactRow } from "./fact-row";
import { personName } from "./facts-of";
import type { RailProps } from "./types";

/** Where the ticket stands and with whom. */
export function Facts({ state, names, actor, language, approval, onSheet }: RailProps) {
  const { ticket } = state;
  return (
    <section aria-label="Where it stands" className="px-5 py-3">
      <dl>
        <FactRow label="Status">
          <StatusFact state={state} onSheet={onSheet} />
        </FactRow>
        <FactRow label="Owner" end={<OwnerSource ticket={ticket} names={names} />}>
          <OwnerFact state={state} names={names} actor={actor} onSheet={onSheet} />
        </FactRow>
        <FactRow label="Team">{ticket.team ? ticket.team.name : <span className="text-faint">none</span>}</FactRow>
        {ticket.approval === "not_required" ? null : (
          <FactRow label="Approval">{approvalFact(ticket.approval, approval.chain)}</FactRow>
        )}
        {ticket.phone ? <FactRow label="Phone">{ticket.phone}</FactRow> : null}
        {language ? <FactRow label="Language">{language}</FactRow> : null}
        <FactRow label="Opened">
          <Time at={ticket.createdAt} />
        </FactRow>
      </dl>
    </section>
  );
}

/** "Waits: step 1 of 2, Cost centre", or how it ended. */
function approvalFact(approval: Approval, chain: RailProps["approval"]["chain"]): string {
  const where = approval === "pending" && chain ? whereItWaits(chain) : null;
  return where ? `Waits: ${where}` : APPROVAL_WORDS[approval];
}

/** A value that opens a menu: the drop mark shows that it can be changed. */
function FactButton({ label, children, ...rest }: { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className="edit -ml-1.5 inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-left pointer-coarse:min-h-11"
    >
      {children}
      <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
    </button>
  );
}

function StatusFact({ state, onSheet }: Pick<RailProps, "state" | "onSheet">) {
  const { ticket, change, pending } = state;
  const { status } = ticket;
  const shown = pending?.field === "status" ? ((pending.body as { status: Status }).status ?? status) : status;
  const open = ACTIVE_STATUSES.filter((to) => to === status || (isActive(status) && mayMoveStatus(status, to)));
  if (status === "cancelled") return <StatusLabel status={status} />;
  return (
    <Menu
      label="Status"
      align="start"
      trigger={
        <FactButton label={`Status ${STATUS_WORDS[shown]}, change`}>
          <span className={pending?.field === "status" ? "opacity-60" : ""}>
            <StatusLabel status={shown} />
          </span>
        </FactButton>
      }
    >
      {isActive(status) ? (
        <>
          <MenuChoice<Status>
            label="Status"
            value={status}
            options={open.map((value) => ({ value, label: STATUS_WORDS[value], icon: <StatusGlyph status={value} /> }))}
            onChange={(to) => to !== status && change(setStatus(to))}
          />
          <MenuLine />
          <MenuItem icon={<StatusGlyph status="resolved" />} keyCap="e" onSelect={() => onSheet("resolve")}>
            Resolve
          </MenuItem>
          <MenuItem icon={<StatusGlyph status="cancelled" />} onSelect={() => onSheet("cancel")}>
            Cancel
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={<StatusGlyph status="open" />} onSelect={() => change(REOPEN)}>
          Open again
        </MenuItem>
      )}
    </Menu>
  );
}

function OwnerFact({ state, actor, onSheet }: Omit<RailProps, "language" | "approval">) {
  const { ticket, change, pending } = state;
  const { assignee } = ticket;
  const shown = (
    <span className={`inline-flex min-w-0 items-center gap-2 ${pending?.field === "owner" ? "opacity-60" : ""}`}>
      {pending?.field === "owner" ? (
        <span className="truncate">{pending.value}</span>
      ) : assignee ? (
        <>
          <Avatar person={assignee} size={20} />
          <span className="truncate">{assignee.name}</span>
        </>
      ) : (
        <NoOne size={20} />
      )}
    </span>
  );
  if (!isActive(ticket.status) || isHeldBack(ticket.approval, assignee !== null)) return shown;
  return (
    <>
      <Menu
        label="Owner"
        align="start"
        trigger={<FactButton label={`Owner ${assignee?.name ?? "no one"}, change`}>{shown}</FactButton>}
      >
        {assignee?.id === actor.id ? null : (
          <MenuItem onSelect={() => change(giveTo(actor, "", true))}>Take it</MenuItem>
        )}
        <MenuItem keyCap="h" onSelect={() => onSheet("hand-over")}>
          Hand over
        </MenuItem>
        {assignee ? <MenuItem onSelect={() => onSheet("give-back")}>Give it back to routing</MenuItem> : null}
      </Menu>
      {assignee ? null : (
        <Button
          size="sm"
          busy={pending?.field === "owner"}
          busyWord="Taking"
          onClick={() => change(giveTo(actor, "", true))}
        >
          Take it
        </Button>
      )}
    </>
  );
}

/** Who chose the owner: the rule, or somebody. */
function OwnerSource({ ticket, names }: { ticket: RailProps["state"]["ticket"]; names: RailProps["names"] }) {
  const provenance = ticket.provenance.assignee;
  if (!ticket.assignee || !provenance) return null;
  const word = provenance.source === "rules" ? "Rules" : firstName(personName({ ticket, names }, provenance.by));
  return (
    <span
      className={`inline-flex items-center gap-1.5 ${provenance.source === "rules" ? "text-rules" : "text-person"}`}
    >
      <SourceGlyph source={provenance.source} />
      {word}
    </span>
  );
}
