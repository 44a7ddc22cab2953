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

export function DeleteDialog({ state, onClose }: TicketDialogProps) {
  const router = useRouter();
  const queue = useLastQueue();
  const { busy, problem, send } = useSend();
  const { ticket } = state;
  const submit = () =>
    send(async () => {
      await callApi("DELETE", `/api/tickets/${ticket.id}`);
      showToast(`${ticket.number} deleted.`);
      router.push(queue.href);
      return "leaving";
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Delete ${ticket.number}?`}
      about="Nobody will see this ticket any more. We permanently erase its text: the request, all messages, emails and triage reasons."
      primaryAction={
        <Button variant="danger" busy={busy} busyLabel="Deleting" onClick={submit}>
          Delete permanently
        </Button>
      }
    >
      <ProblemNotice problem={problem} />
    </Dialog>
  );
}
