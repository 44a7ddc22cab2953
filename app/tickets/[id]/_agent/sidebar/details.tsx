"use client";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Avatar, Unassigned } from "@/app/_components/avatar";
import { Button } from "@/app/_components/button";
import { SourceIcon, StatusIcon } from "@/app/_components/icons";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/app/_components/menu";
import { Time } from "@/app/_components/time";
import { formatPendingStep } from "@/app/_features/approvals/approval-text";
import { StatusLabel } from "@/app/_features/ticket/status-label";
import { changeStatus, REOPEN, transferTo } from "@/app/tickets/[id]/_agent/mutations";
import { personName } from "@/app/tickets/[id]/_agent/timeline/event-values";
import type { SidebarProps } from "@/app/tickets/[id]/_agent/types";
import { APPROVAL_LABELS, firstName, STATUS_LABELS } from "@/lib/display-text/labels";
import {
  ACTIVE_STATUSES,
  type ApprovalState,
  isActive,
  isHeldForApproval,
  mayMoveStatus,
  type Status,
} from "@/lib/domain/ticket";
import { DetailRow } from "./detail-row";

/** Where the ticket stands and with whom. */
export function Details({ state, names, actor, language, approval, onDialog }: SidebarProps) {
  const { ticket } = state;
  return (
    <section aria-label="Where it stands" className="px-5 py-3">
      <dl>
        <DetailRow label="Status">
          <StatusFact state={state} onDialog={onDialog} />
        </DetailRow>
        <DetailRow label="Owner" end={<OwnerSource ticket={ticket} names={names} />}>
          <OwnerFact state={state} names={names} actor={actor} onDialog={onDialog} />
        </DetailRow>
        <DetailRow label="Team">{ticket.team ? ticket.team.name : <span className="text-faint">none</span>}</DetailRow>
        {ticket.approval === "not_required" ? null : (
          <DetailRow label="Approval">{approvalFact(ticket.approval, approval.chain)}</DetailRow>
        )}
        {ticket.phone ? <DetailRow label="Phone">{ticket.phone}</DetailRow> : null}
        {language ? <DetailRow label="Language">{language}</DetailRow> : null}
        <DetailRow label="Opened">
          <Time at={ticket.createdAt} />
        </DetailRow>
      </dl>
    </section>
  );
}

/** "Waits: step 1 of 2, Cost centre", or how it ended. */
function approvalFact(approval: ApprovalState, chain: SidebarProps["approval"]["chain"]): string {
  const where = approval === "pending" && chain ? formatPendingStep(chain) : null;
  return where ? `Waits: ${where}` : APPROVAL_LABELS[approval];
}

/** A value that opens a menu: the drop mark shows that it can be changed. */
function FactButton({ label, children, ...rest }: { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className="sb-editable -ml-1.5 inline-flex min-h-7 min-w-0 items-center gap-1.5 rounded-md px-1.5 text-left pointer-coarse:min-h-11"
    >
      {children}
      <ChevronDown size={13} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
    </button>
  );
}

function StatusFact({ state, onDialog }: Pick<SidebarProps, "state" | "onDialog">) {
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
        <FactButton label={`Status ${STATUS_LABELS[shown]}, change`}>
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
            options={open.map((value) => ({ value, label: STATUS_LABELS[value], icon: <StatusIcon status={value} /> }))}
            onChange={(to) => to !== status && change(changeStatus(to))}
          />
          <MenuSeparator />
          <MenuItem icon={<StatusIcon status="resolved" />} keyCap="e" onSelect={() => onDialog("resolve")}>
            Resolve
          </MenuItem>
          <MenuItem icon={<StatusIcon status="cancelled" />} onSelect={() => onDialog("cancel")}>
            Cancel
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={<StatusIcon status="open" />} onSelect={() => change(REOPEN)}>
          Open again
        </MenuItem>
      )}
    </Menu>
  );
}

function OwnerFact({ state, actor, onDialog }: Omit<SidebarProps, "language" | "approval">) {
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
        <Unassigned size={20} />
      )}
    </span>
  );
  if (!isActive(ticket.status) || isHeldForApproval(ticket.approval, assignee !== null)) return shown;
  return (
    <>
      <Menu
        label="Owner"
        align="start"
        trigger={<FactButton label={`Owner ${assignee?.name ?? "no one"}, change`}>{shown}</FactButton>}
      >
        {assignee?.id === actor.id ? null : (
          <MenuItem onSelect={() => change(transferTo(actor, "", true))}>Take it</MenuItem>
        )}
        <MenuItem keyCap="h" onSelect={() => onDialog("hand-over")}>
          Hand over
        </MenuItem>
        {assignee ? <MenuItem onSelect={() => onDialog("give-back")}>Give it back to routing</MenuItem> : null}
      </Menu>
      {assignee ? null : (
        <Button
          size="sm"
          busy={pending?.field === "owner"}
          busyWord="Taking"
          onClick={() => change(transferTo(actor, "", true))}
        >
          Take it
        </Button>
      )}
    </>
  );
}

/** Who chose the owner: the rule, or somebody. */
function OwnerSource({ ticket, names }: { ticket: SidebarProps["state"]["ticket"]; names: SidebarProps["names"] }) {
  const provenance = ticket.provenance.assignee;
  if (!ticket.assignee || !provenance) return null;
  const word = provenance.source === "rules" ? "Rules" : firstName(personName({ ticket, names }, provenance.by));
  return (
    <span
      className={`inline-flex items-center gap-1.5 ${provenance.source === "rules" ? "text-rules" : "text-person"}`}
    >
      <SourceIcon source={provenance.source} />
      {word}
    </span>
  );
}
