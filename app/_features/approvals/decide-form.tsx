"use client";
import { Check, CornerDownRight, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { typedBefore } from "@/app/_client/typed-before";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { DelegateDialog } from "./delegate-dialog";
import { RejectDialog } from "./reject-dialog";
import { type ApprovalDecision, type ApproverAccess, sendDecision } from "./send-decision";

const ICON = { size: 16, strokeWidth: 2, "aria-hidden": true } as const;
/** The same as the API's. */
const MOST_CHARACTERS = 2_000;

interface DecideFormProps {
  door: ApproverAccess;
  /** What became of it: a word, or that somebody else is asked now. */
  onDone: (outcome: ApprovalDecision | "delegate") => void;
}

/** A yes or a no with a comment, or the question is passed on. Nothing happens before a press. */
export function DecideForm({ door, onDone }: DecideFormProps) {
  const router = useRouter();
  const [comment, setComment] = useState("");
  const [dialog, setDialog] = useState<"reject" | "delegate" | null>(null);
  const { busy, problem, send } = useSend();

  const takeTyped = useCallback((form: HTMLFormElement | null) => {
    const typed = form ? typedBefore(form, { comment: "" }) : {};
    if (typed.comment) setComment(typed.comment);
  }, []);

  async function decide(word: ApprovalDecision) {
    if (busy) return;
    const through = await send(async () => {
      await sendDecision(door, word, comment);
      onDone(word);
      return "leaving";
    });
    if (through) return;
    setDialog(null);
    // It may have been decided meanwhile; the page then says so.
    router.refresh();
  }

  return (
    <form
      ref={takeTyped}
      // Pressed before the page's scripts are here, it must not lose the link's secret out of the address.
      method="post"
      className="roomy space-y-4"
      onSubmit={(event) => {
        event.preventDefault();
        decide("approve");
      }}
    >
      <ProblemNotice problem={problem} />
      <TextArea
        label="Comment"
        name="comment"
        hint="optional"
        help="The requester and whoever decides after you can read it."
        rows={3}
        maxLength={MOST_CHARACTERS}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        <Button
          type="submit"
          look="primary"
          size="lg"
          icon={<Check {...ICON} />}
          busy={busy && dialog === null}
          busyWord="Approving"
        >
          Approve
        </Button>
        <Button size="lg" icon={<X {...ICON} />} onClick={() => busy || setDialog("reject")}>
          Reject
        </Button>
        <Button
          size="lg"
          look="ghost"
          className="sm:ml-auto"
          icon={<CornerDownRight {...ICON} />}
          onClick={() => busy || setDialog("delegate")}
        >
          Ask somebody else
        </Button>
      </div>
      {dialog === "reject" ? (
        <RejectDialog
          onClose={() => setDialog(null)}
          reason={comment}
          onReason={setComment}
          most={MOST_CHARACTERS}
          busy={busy}
          onReject={() => decide("reject")}
        />
      ) : null}
      {dialog === "delegate" ? (
        <DelegateDialog onClose={() => setDialog(null)} door={door} onDone={() => onDone("delegate")} />
      ) : null}
    </form>
  );
}
