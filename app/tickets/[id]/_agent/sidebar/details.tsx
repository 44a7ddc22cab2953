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
import { canTransfer, changeStatus, REOPEN, transferTo } from "@/app/tickets/[id]/_agent/mutations";
import { personName } from "@/app/tickets/[id]/_agent/timeline/person-name";
import type { SidebarProps } from "@/app/tickets/[id]/_agent/types";
import { APPROVAL_LABELS, firstName, STATUS_LABELS } from "@/lib/display-text/labels";
import { REQUESTER_FIELD_LIST } from "@/lib/domain/requester-fields";
import { ACTIVE_STATUSES, type ApprovalState, isActive, mayMoveStatus, type Status } from "@/lib/domain/ticket";
import type { TicketDetails } from "@/lib/tickets/queries";

export function Details({ state, names, actor, language, approval, onDialog }: SidebarProps) {
  const { ticket } = state;
  return (
    <section aria-label="Overview" className="px-5 py-3">
      <dl>
        <DetailRow label="Status">
          <StatusDetail state={state} onDialog={onDialog} />
        </DetailRow>
        <DetailRow label="Assignee" end={<AssigneeSource ticket={ticket} names={names} />}>
          <AssigneeDetail state={state} names={names} actor={actor} onDialog={onDialog} />
        </DetailRow>
        <DetailRow label="Team">
          {ticket.team ? ticket.team.name : <span className="text-faint">Not set</span>}
        </DetailRow>
        {ticket.approval === "not_required" ? null : (
          <DetailRow label="Approval">{approvalText(ticket.approval, approval.chain)}</DetailRow>
        )}
        {REQUESTER_FIELD_LIST.map(([name, { label }]) =>
          label && ticket[name] ? (
            <DetailRow key={name} label={label}>
              {ticket[name]}
            </DetailRow>
          ) : null,
        )}
        {language ? <DetailRow label="Language">{language}</DetailRow> : null}
        <DetailRow label="Opened">
          <Time at={ticket.createdAt} />
        </DetailRow>
      </dl>
    </section>
  );
}

function DetailRow({ label, children, end }: { label: string; children: ReactNode; end?: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center gap-2">
      <dt className="w-18 shrink-0 text-muted text-xs">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center gap-2">
        {children}
        {end ? <span className="ml-auto shrink-0">{end}</span> : null}
      </dd>
    </div>
  );
}

/** "Waiting: step 1 of 2, Cost centre", or the result of the approval. */
function approvalText(approval: ApprovalState, chain: SidebarProps["approval"]["chain"]): string {
  const step = approval === "pending" && chain ? formatPendingStep(chain) : null;
  return step ? `Waiting: ${step}` : APPROVAL_LABELS[approval];
}

function MenuButton({ label, children, ...rest }: { label: string; children: ReactNode }) {
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

function StatusDetail({ state, onDialog }: Pick<SidebarProps, "state" | "onDialog">) {
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
        <MenuButton label={`Status ${STATUS_LABELS[shown]}, change`}>
          <span className={pending?.field === "status" ? "opacity-60" : ""}>
            <StatusLabel status={shown} />
          </span>
        </MenuButton>
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
          <MenuItem icon={<StatusIcon status="resolved" />} shortcut="e" onSelect={() => onDialog("resolve")}>
            Resolve
          </MenuItem>
          <MenuItem icon={<StatusIcon status="cancelled" />} onSelect={() => onDialog("cancel")}>
            Cancel
          </MenuItem>
        </>
      ) : (
        <MenuItem icon={<StatusIcon status="open" />} onSelect={() => change(REOPEN)}>
          Reopen
        </MenuItem>
      )}
    </Menu>
  );
}

function AssigneeDetail({ state, actor, onDialog }: Omit<SidebarProps, "language" | "approval">) {
  const { ticket, change, pending } = state;
  const { assignee } = ticket;
  const shown = (
    <span className={`inline-flex min-w-0 items-center gap-2 ${pending?.field === "assignee" ? "opacity-60" : ""}`}>
      {pending?.field === "assignee" ? (
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
  if (!canTransfer(ticket)) return shown;
  return (
    <>
      <Menu
        label="Assignee"
        align="start"
        trigger={<MenuButton label={`Assignee ${assignee?.name ?? "unassigned"}, change`}>{shown}</MenuButton>}
      >
        {assignee?.id === actor.id ? null : (
          <MenuItem onSelect={() => change(transferTo(actor, "", true))}>Assign to me</MenuItem>
        )}
        <MenuItem shortcut="h" onSelect={() => onDialog("transfer")}>
          Transfer
        </MenuItem>
        {assignee ? <MenuItem onSelect={() => onDialog("return")}>Return to queue</MenuItem> : null}
      </Menu>
      {assignee ? null : (
        <Button
          size="sm"
          busy={pending?.field === "assignee"}
          busyLabel="Assigning"
          onClick={() => change(transferTo(actor, "", true))}
        >
          Assign to me
        </Button>
      )}
    </>
  );
}

function AssigneeSource({ ticket, names }: Pick<SidebarProps, "names"> & { ticket: TicketDetails }) {
  const provenance = ticket.provenance.assignee;
  if (!ticket.assignee || !provenance) return null;
  const sourceName = provenance.source === "rules" ? "Rules" : firstName(personName({ ticket, names }, provenance.by));
  return (
    <span
      className={`inline-flex items-center gap-1.5 ${provenance.source === "rules" ? "text-rules" : "text-person"}`}
    >
      <SourceIcon source={provenance.source} />
      {sourceName}
    </span>
  );
}
