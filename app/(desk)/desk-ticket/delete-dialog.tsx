"use client";
import { useRouter } from "next/navigation";
import { callApi } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { say } from "@/app/_ui/toast";
import { useSend } from "@/app/_ui/use-send";
import { useLastQueue } from "../_parts/last-queue";
import type { SheetProps } from "./types";

/** Hides a ticket from everybody and erases what was written in it. For admins. */
export function DeleteDialog({ state, onClose }: SheetProps) {
  const router = useRouter();
  const queue = useLastQueue();
  const { busy, problem, send } = useSend();
  const { ticket } = state;
  const submit = () =>
    send(async () => {
      await callApi("DELETE", `/api/tickets/${ticket.id}`);
      say(`${ticket.number} is deleted.`);
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
