"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import { useForm } from "@/app/_client/use-form";
import { useIdempotencyKey } from "@/app/_client/use-idempotency-key";
import { writtenSince } from "@/app/_client/written-since";
import { Button } from "@/app/_components/button";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { firstName } from "@/lib/display-text/labels";
import { ReplyInput } from "@/lib/tickets/input";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** The form for the requester's reply. The browser tab keeps the draft until the requester sends it. */
export function ReplyBox({ ticket }: { ticket: TicketView }) {
  const router = useRouter();
  const sendKey = useIdempotencyKey();
  const form = useForm({
    schema: ReplyInput,
    start: { body: "" },
    async send({ body }, sent) {
      const reply = { body };
      await callApi("POST", `/api/tickets/${ticket.id}/replies`, {
        body: reply,
        idempotencyKey: sendKey.keyFor(reply),
      });
      sendKey.settled();
      forgetDraft();
      form.setValues((now) => ({ body: writtenSince(sent.body, now.body) }));
      router.refresh();
      return undefined;
    },
  });
  const forgetDraft = useDraft(`reply/${ticket.id}`, form.values, form.setValues);
  if (ticket.status === "closed" || ticket.status === "cancelled") return null;
  const name = ticket.assignee ? firstName(ticket.assignee.name) : null;
  const { error, ...field } = form.field("body");
  return (
    <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="roomy">
      <ProblemNotice problem={form.problem} />
      <div className="rounded-box border border-edge bg-base-100 focus-within:outline-2 focus-within:outline-(--sb-focus)">
        <textarea
          {...field}
          aria-label={name ? `Reply to ${name}` : "Add a message"}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "reply-error" : undefined}
          placeholder={name ? `Reply to ${name}…` : "Add a message…"}
          rows={2}
          className="block field-sizing-content max-h-96 min-h-19 w-full resize-none bg-transparent px-4 pt-3 outline-none placeholder:text-faint"
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="flex items-center gap-3 px-2 pb-2 pl-4">
          <p id="reply-error" className="text-error text-sm">
            {error}
          </p>
          <Button type="submit" variant="primary" className="ml-auto min-h-9 px-5" busy={form.busy} busyLabel="Sending">
            Send
          </Button>
        </div>
      </div>
    </form>
  );
}
