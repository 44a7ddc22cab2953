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

interface OwnTextProps {
  ticket: TicketView;
  /** Somebody has said yes or no to these words, so they stay while others are asked. */
  decidedOn: boolean;
}

/** What the requester wrote; theirs to reword while work has not begun and nobody has decided on it. */
export function OwnText({ ticket, decidedOn }: OwnTextProps) {
  const [editing, setEditing] = useState<boolean | null>(null);
  const undecided = ticket.approval === "not_required" || (ticket.approval === "pending" && !decidedOn);
  const mayEdit = ticket.status === "open" && undecided;
  if (editing && mayEdit) return <Editor ticket={ticket} close={() => setEditing(false)} />;
  return (
    <>
      <p className="sb-user-text">{ticket.description}</p>
      {decidedOn ? <p className="mt-2 text-muted text-sm">Somebody has decided on these words, so they stay.</p> : null}
      {mayEdit ? (
        <Button
          look="ghost"
          size="sm"
          className="mt-2 -ml-2.5 text-muted"
          // The form that had the focus is gone.
          autoFocus={editing === false}
          onClick={() => setEditing(true)}
        >
          Change what I wrote
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
        label="What went wrong"
        rows={8}
        help={
          ticket.approval === "pending"
            ? "We keep what stood here before, read it anew, and ask everybody again."
            : "We keep what stood here before, and read it anew."
        }
        autoFocus
        {...form.field("description")}
      />
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="lg" busy={form.busy} busyWord="Saving" disabled={!changed}>
          Save
        </Button>
        <Button size="lg" onClick={close}>
          Leave it as it was
        </Button>
      </div>
    </form>
  );
}
