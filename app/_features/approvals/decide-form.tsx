"use client";
import { Check, CornerDownRight, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useCallback, useState } from "react";
import { typedBefore } from "@/app/_client/typed-before";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { DelegateDialog } from "./delegate-dialog";
import { type ApprovalDecision, type ApproverAccess, sendDecision } from "./send-decision";

const ICON = { size: 16, strokeWidth: 2, "aria-hidden": true } as const;
/** The API's limit for a comment. */
const MAX_CHARACTERS = 2_000;

type DecideFormProps = { access: ApproverAccess; onDone: (outcome: ApprovalDecision | "delegate") => void };

/** The form in which an approver approves, rejects or delegates a request. A comment is optional. */
export function DecideForm({ access, onDone }: DecideFormProps) {
  const router = useRouter();
  const [comment, setComment] = useState("");
  const [dialog, setDialog] = useState<"reject" | "delegate" | null>(null);
  const { busy, problem, send } = useSend();

  const takeTyped = useCallback((form: HTMLFormElement | null) => {
    const typed = form ? typedBefore(form, { comment: "" }) : {};
    if (typed.comment) setComment(typed.comment);
  }, []);

  async function decide(decision: ApprovalDecision) {
    if (busy) return;
    const succeeded = await send(async () => {
      await sendDecision(access, decision, comment);
      onDone(decision);
      return "leaving";
    });
    if (succeeded) return;
    setDialog(null);
    // The refreshed page shows if someone else has decided already.
    router.refresh();
  }

  const commentField = {
    hint: "optional",
    rows: 3,
    maxLength: MAX_CHARACTERS,
    value: comment,
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => setComment(event.target.value),
  };
  return (
    <form
      ref={takeTyped}
      // Before hydration, a GET form would remove the link's token from the URL.
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
        help="The requester and later approvers can read it."
        {...commentField}
      />
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          icon={<Check {...ICON} />}
          busy={busy && dialog === null}
          busyLabel="Approving"
        >
          Approve
        </Button>
        <Button size="lg" icon={<X {...ICON} />} onClick={() => busy || setDialog("reject")}>
          Reject
        </Button>
        <Button
          size="lg"
          variant="ghost"
          className="sm:ml-auto"
          icon={<CornerDownRight {...ICON} />}
          onClick={() => busy || setDialog("delegate")}
        >
          Delegate
        </Button>
      </div>
      {dialog === "reject" ? (
        <Dialog
          open
          onOpenChange={() => setDialog(null)}
          title="Reject this request?"
          about="We cancel the ticket and email your reason to the requester."
          primaryAction={
            <Button variant="danger" size="lg" busy={busy} busyLabel="Rejecting" onClick={() => decide("reject")}>
              Reject
            </Button>
          }
          large
        >
          <div className="roomy text-base">
            <TextArea label="Reason" help="A short reason helps the requester." {...commentField} autoFocus />
          </div>
        </Dialog>
      ) : null}
      {dialog === "delegate" ? (
        <DelegateDialog onClose={() => setDialog(null)} access={access} onDone={() => onDone("delegate")} />
      ) : null}
    </form>
  );
}
