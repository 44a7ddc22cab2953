"use client";
import { Check, RotateCcw } from "lucide-react";
import { useState } from "react";
import { type ApiProblem, callApi, problemOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { textBody } from "@/app/tickets/[id]/text-body";
import { isActive, type Status } from "@/lib/domain/ticket";
import type { TicketView } from "@/lib/tickets/ticket-view";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

const ACTIONS = {
  solve: { label: "Mark as solved", busyLabel: "Saving", done: "Marked as solved.", method: "PUT", Icon: Check },
  close: { label: "Yes, it’s solved", busyLabel: "Closing", done: "Ticket closed.", method: "PUT", Icon: Check },
  reopen: { label: "Reopen", busyLabel: "Reopening", done: "Ticket reopened.", method: "DELETE", Icon: RotateCcw },
} as const;
type Action = keyof typeof ACTIONS;

export function TicketActions({ ticket }: { ticket: TicketView }) {
  const { run, running, problem } = useActions(ticket);
  return (
    <div className="mt-4 space-y-3">
      <ProblemNotice problem={problem} />
      <div className="flex flex-wrap gap-2">
        {actionsFor(ticket.status).map((action) => {
          const { label, busyLabel, Icon } = ACTIONS[action];
          return (
            <Button
              key={action}
              size="lg"
              variant={action === "reopen" && ticket.status === "resolved" ? "ghost" : "quiet"}
              icon={<Icon {...ICON} />}
              busy={running === action}
              busyLabel={busyLabel}
              onClick={() => run(action)}
            >
              {label}
            </Button>
          );
        })}
        {ticket.status === "open" ? <CancelButton ticket={ticket} /> : null}
      </div>
    </div>
  );
}

function actionsFor(status: Status): Action[] {
  if (isActive(status)) return ["solve"];
  if (status === "resolved") return ["close", "reopen"];
  return status === "closed" ? ["reopen"] : [];
}

function useActions({ id, version }: TicketView) {
  const refresh = useRefresh();
  const [running, setRunning] = useState<Action | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function run(action: Action) {
    if (running) return;
    const { method, done } = ACTIONS[action];
    setRunning(action);
    setProblem(null);
    const failure = await problemOf(callApi(method, `/api/tickets/${id}/resolution`, { body: {}, version }));
    setProblem(failure);
    if (!failure) showToast(done);
    // Even after a failure, because the ticket may have changed.
    await refresh();
    setRunning(null);
  }
  return { run, running, problem };
}

function CancelButton({ ticket }: { ticket: TicketView }) {
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { busy, problem, send } = useSend();
  const isRequest = ticket.approval === "pending";
  const label = isRequest ? "Cancel request" : "Cancel ticket";
  async function cancel() {
    const body = textBody("reason", reason);
    const succeeded = await send(() =>
      callApi("PUT", `/api/tickets/${ticket.id}/cancellation`, { body, version: ticket.version }),
    );
    if (succeeded) setOpen(false);
    await refresh();
  }
  return (
    <>
      <Button size="lg" variant="ghost" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={isRequest ? "Cancel this request?" : "Cancel this ticket?"}
        about={
          isRequest
            ? "We’ll stop asking the approvers. You can’t reopen this request, but you can still read it here."
            : "We’ll stop working on this ticket. You can’t reopen it, but you can still read it here."
        }
        primaryAction={
          <Button variant="danger" size="lg" busy={busy} busyLabel="Cancelling" onClick={cancel}>
            {label}
          </Button>
        }
        cancelLabel={isRequest ? "Keep request" : "Keep ticket"}
        large
      >
        <div className="roomy space-y-3 text-base">
          <ProblemNotice problem={problem} />
          <TextArea
            label="Reason"
            hint="optional"
            rows={2}
            maxLength={2_000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
      </Dialog>
    </>
  );
}
