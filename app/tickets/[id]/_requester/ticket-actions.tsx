"use client";
import { Check, RotateCcw } from "lucide-react";
import { useState } from "react";
import { type ApiProblem, callApi, conflictOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import type { TicketView } from "@/lib/tickets/ticket-view";

const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;

/** What a requester can do with a ticket as a whole: say it is solved, open it again, take it back before work starts. */
export function TicketActions({ ticket }: { ticket: TicketView }) {
  const { act, doing, problem } = useActs(ticket);
  const active = ticket.status === "open" || ticket.status === "in_progress" || ticket.status === "waiting";
  const over = ticket.status === "resolved" || ticket.status === "closed";
  return (
    <div className="mt-4 space-y-3">
      <ProblemNotice problem={problem} />
      <div className="flex flex-wrap gap-2">
        {active ? (
          <Button
            size="lg"
            icon={<Check {...ICON} />}
            busy={doing === "solve"}
            busyWord="Saving"
            onClick={() => act("solve", "PUT", "resolution", "Glad it is solved.")}
          >
            This is solved for me
          </Button>
        ) : null}
        {ticket.status === "resolved" ? (
          <Button
            size="lg"
            icon={<Check {...ICON} />}
            busy={doing === "close"}
            busyWord="Closing"
            onClick={() => act("close", "PUT", "resolution", "The ticket is closed.")}
          >
            Yes, it is solved
          </Button>
        ) : null}
        {over ? (
          <Button
            size="lg"
            look={ticket.status === "closed" ? "quiet" : "ghost"}
            icon={<RotateCcw {...ICON} />}
            busy={doing === "reopen"}
            busyWord="Reopening"
            onClick={() => act("reopen", "DELETE", "resolution", "The ticket is open again.")}
          >
            Reopen it
          </Button>
        ) : null}
        {ticket.status === "open" ? <CancelButton ticket={ticket} /> : null}
      </div>
    </div>
  );
}

type Act = "solve" | "close" | "reopen";

function useActs(ticket: TicketView) {
  const refresh = useRefresh();
  const [doing, setDoing] = useState<Act | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  async function act(name: Act, method: string, part: string, done: string) {
    if (doing) return;
    setDoing(name);
    setProblem(null);
    const refused = await conflictOf(
      callApi(method, `/api/tickets/${ticket.id}/${part}`, { body: {}, version: ticket.version }),
    );
    setProblem(refused);
    if (!refused) showToast(done);
    // Also after a refusal: somebody may have changed it first, and the page then shows how it is now.
    await refresh();
    setDoing(null);
  }
  return { act, doing, problem };
}

function CancelButton({ ticket }: { ticket: TicketView }) {
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const { busy, problem, send } = useSend();
  const waits = ticket.approval === "pending";
  async function cancel() {
    const body = reason.trim() ? { reason: reason.trim() } : {};
    const through = await send(() =>
      callApi("PUT", `/api/tickets/${ticket.id}/cancellation`, { body, version: ticket.version }),
    );
    if (through) setOpen(false);
    await refresh();
  }
  return (
    <>
      <Button size="lg" look="ghost" onClick={() => setOpen(true)}>
        {waits ? "Withdraw this request" : "Cancel this ticket"}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={waits ? "Withdraw this request?" : "Cancel this ticket?"}
        about={`${waits ? "Nobody has to decide on it any more. " : ""}Nobody will work on it, and it can’t be opened again. What you wrote stays readable for you.`}
        press={
          <Button look="danger" size="lg" busy={busy} busyWord={waits ? "Withdrawing" : "Cancelling"} onClick={cancel}>
            {waits ? "Withdraw it" : "Cancel the ticket"}
          </Button>
        }
        leave="Keep it"
        large
      >
        <div className="roomy space-y-3 text-base">
          <ProblemNotice problem={problem} />
          <TextArea
            label="Why"
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
