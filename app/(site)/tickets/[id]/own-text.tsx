"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { TextArea, TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useForm } from "@/app/_ui/use-form";
import { ChangeTicketInput } from "@/lib/tickets/input";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** What the requester wrote; theirs to reword while work has not begun. */
export function OwnText({ ticket }: { ticket: TicketView }) {
  const [editing, setEditing] = useState(false);
  const mayEdit = ticket.status === "open" && ticket.approval !== "approved" && ticket.approval !== "rejected";
  if (editing && mayEdit) return <Editor ticket={ticket} close={() => setEditing(false)} />;
  return (
    <>
      <p className="written">{ticket.description}</p>
      {mayEdit ? (
        <Button look="ghost" size="sm" className="mt-2 -ml-2.5 text-muted" onClick={() => setEditing(true)}>
          Change what I wrote
        </Button>
      ) : null}
    </>
  );
}

function Editor({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const router = useRouter();
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
      close();
      router.refresh();
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
        help="We keep what stood here before, and read it anew."
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
