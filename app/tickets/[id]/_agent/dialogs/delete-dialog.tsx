"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_client/api";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { useLastQueue } from "@/app/_features/app-shell/last-queue";
import type { TicketDialogProps } from "@/app/tickets/[id]/_agent/types";

/** Hides a ticket from everybody and erases what was written in it. For admins. */
export function DeleteDialog({ state, onClose }: TicketDialogProps) {
  const router = useRouter();
  const queue = useLastQueue();
  const { busy, problem, send } = useSend();
  const { ticket } = state;
  const submit = () =>
    send(async () => {
      await callApi("DELETE", `/api/tickets/${ticket.id}`);
      showToast(`${ticket.number} is deleted.`);
      router.push(queue.href);
      return "leaving";
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete ${ticket.number}?`}
      about="Nobody will see it any more. What was written in it is erased for good: the request, every message, its mails and the reasons of its readings."
      press={
        <Button look="danger" busy={busy} busyWord="Deleting" onClick={submit}>
          Delete for good
        </Button>
      }
      leave="Keep it"
    >
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}
