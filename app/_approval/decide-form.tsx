"use client";
import { Check, CornerDownRight, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import { Button } from "@/app/_ui/button";
import { TextArea } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { typedBefore } from "@/app/_ui/typed-before";
import { useSend } from "@/app/_ui/use-send";
import { DelegateDialog } from "./delegate-dialog";
import { type Decision, type Door, sendDecision } from "./doors";
import { RejectDialog } from "./reject-dialog";

const ICON = { size: 16, strokeWidth: 2, "aria-hidden": true } as const;
/** The same as the API's. */
const MOST_CHARACTERS = 2_000;

interface DecideFormProps {
  door: Door;
  /** What became of it: a word, or that somebody else is asked now. */
  onDone: (outcome: Decision | "delegate") => void;
}

/** A yes or a no with a comment, or the question is passed on. Nothing happens before a press. */
export function DecideForm({ door, onDone }: DecideFormProps) {
  const router = useRouter();
  const [comment, setComment] = useState("");
  const [sheet, setSheet] = useState<"reject" | "delegate" | null>(null);
  const { busy, problem, send } = useSend();

  const takeTyped = useCallback((form: HTMLFormElement | null) => {
    const typed = form ? typedBefore(form, { comment: "" }) : {};
    if (typed.comment) setComment(typed.comment);
  }, []);

  async function decide(word: Decision) {
    if (busy) return;
    const through = await send(async () => {
      await sendDecision(door, word, comment);
      onDone(word);
      return "leaving";
    });
    if (through) return;
    setSheet(null);
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
          busy={busy && sheet === null}
          busyWord="Approving"
        >
          Approve
        </Button>
        <Button size="lg" icon={<X {...ICON} />} onClick={() => busy || setSheet("reject")}>
          Reject
        </Button>
        <Button
          size="lg"
          look="ghost"
          className="sm:ml-auto"
          icon={<CornerDownRight {...ICON} />}
          onClick={() => busy || setSheet("delegate")}
        >
          Ask somebody else
        </Button>
      </div>
      {sheet === "reject" ? (
        <RejectDialog
          onClose={() => setSheet(null)}
          reason={comment}
          onReason={setComment}
          most={MOST_CHARACTERS}
          busy={busy}
          onReject={() => decide("reject")}
        />
      ) : null}
      {sheet === "delegate" ? (
        <DelegateDialog onClose={() => setSheet(null)} door={door} onDone={() => onDone("delegate")} />
      ) : null}
    </form>
  );
}
