"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { useDraft } from "@/app/_ui/use-draft";
import { useForm } from "@/app/_ui/use-form";
import { useSendKey } from "@/app/_ui/use-send-key";
import { firstName } from "@/app/_ui/words";
import { writtenSince } from "@/app/_ui/written-since";
import { ReplyInput } from "@/lib/tickets/input";
import type { TicketView } from "@/lib/tickets/ticket-view";

/** Where the requester writes back. What stands in it is kept in this tab until it is sent. */
export function AnswerBox({ ticket }: { ticket: TicketView }) {
  const router = useRouter();
  const sendKey = useSendKey();
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
  const who = ticket.assignee ? firstName(ticket.assignee.name) : null;
  const { error, ...field } = form.field("body");
  return (
    <form ref={form.ref} method="post" onSubmit={form.submit} noValidate className="roomy">
      <ProblemNotice problem={form.problem} />
      <div className="rounded-box border border-edge bg-base-100 focus-within:outline-2 focus-within:outline-(--sb-focus)">
        <textarea
          {...field}
          aria-label={who ? `Write to ${who}` : "Add something"}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? "answer-fault" : undefined}
          placeholder={who ? `Write to ${who}…` : "Add something…"}
          rows={2}
          className="block field-sizing-content max-h-96 min-h-19 w-full resize-none bg-transparent px-4 pt-3 outline-none placeholder:text-faint"
          onKeyDown={(event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <div className="flex items-center gap-3 px-2 pb-2 pl-4">
          <p id="answer-fault" className="text-error text-sm">
            {error}
          </p>
          <Button type="submit" look="primary" className="ml-auto min-h-9 px-5" busy={form.busy} busyWord="Sending">
            Send
          </Button>
        </div>
      </div>
    </form>
  );
}
