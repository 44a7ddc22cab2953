"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "@/app/_components/button";
import { TextArea, TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { ChangeTicketInput } from "@/lib/tickets/input";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** The requester's description. They can edit it while the ticket's status is open and no approver has decided. */
export function OwnText({ ticket, hasDecision }: { ticket: TicketView; hasDecision: boolean }) {
  const [editing, setEditing] = useState<boolean | null>(null);
  const isUndecided = ticket.approval === "not_required" || (ticket.approval === "pending" && !hasDecision);
  const canEdit = ticket.status === "open" && isUndecided;
  if (editing && canEdit) return <Editor ticket={ticket} close={() => setEditing(false)} />;
  return (
    <>
      <p className="sb-user-text">{ticket.description}</p>
      {hasDecision ? (
        <p className="mt-2 text-muted text-sm">An approver has already decided, so you can’t edit this text.</p>
      ) : null}
      {canEdit ? (
        <Button
          variant="ghost"
          size="sm"
          className="mt-2 -ml-2.5 text-muted"
          // The focus returns to this button when the form closes.
          autoFocus={editing === false}
          onClick={() => setEditing(true)}
        >
          Edit
        </Button>
      ) : null}
    </>
  );
}

function Editor({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const refresh = useRefresh();
  const start = { title: ticket.title ?? "", description: ticket.description };
  const form = useForm({
    schema: ChangeTicketInput,
    start,
    shape: ({ title, description }) => ({
      ...(title.trim() && title.trim() !== start.title ? { title } : {}),
      ...(description === start.description ? {} : { description }),
    }),
    async send(change) {
      await callApi("PATCH", `/api/tickets/${ticket.id}`, { body: change, version: ticket.version });
      await refresh();
      close();
      return undefined;
    },
  });
  const changed = form.values.title.trim() !== start.title || form.values.description !== start.description;
  return (
    <form onSubmit={form.submit} noValidate className="roomy space-y-4 text-base">
      <ProblemNotice problem={form.problem} />
      <TextField label="Title" hint="optional" {...form.field("title")} />
      <TextArea
        label="Description"
        rows={8}
        help={
          ticket.approval === "pending"
            ? "We keep the earlier version, process the ticket again and ask all approvers again."
            : "We keep the earlier version and process the ticket again."
        }
        autoFocus
        {...form.field("description")}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" size="lg" busy={form.busy} busyLabel="Saving" disabled={!changed}>
          Save
        </Button>
        <Button size="lg" onClick={close}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
