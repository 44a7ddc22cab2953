"use client";
import { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { DelegateApprovalInput } from "@/lib/tickets/approvals/input";
import { type ApproverAccess, sendDelegation } from "./send-decision";

const FORM = "delegate";

interface DelegateDialogProps {
  onClose: () => void;
  door: ApproverAccess;
  onDone: () => void;
}

/** Passes the question on to another address. */
export function DelegateDialog({ onClose, door, onDone }: DelegateDialogProps) {
  const form = useForm({
    schema: DelegateApprovalInput,
    start: { email: "" },
    shape: ({ email }) => ({ email: email.trim() }),
    async send({ email }) {
      await sendDelegation(door, email);
      onDone();
      return "leaving";
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Ask somebody else"
      about="They decide in your place and get a link of their own. The ticket shows that you passed it on."
      press={
        <Button type="submit" form={FORM} look="primary" size="lg" busy={form.busy} busyWord="Asking them">
          Ask them
        </Button>
      }
      leave="Go back"
      large
    >
      <form
        id={FORM}
        noValidate
        className="roomy space-y-3 text-base"
        onSubmit={(event) => {
          // Within React's tree this form stands in the one around the sheet.
          event.stopPropagation();
          form.submit(event);
        }}
      >
        <ProblemNotice problem={form.problem} />
        <TextField
          label="Their e-mail address"
          type="email"
          autoComplete="off"
          maxLength={254}
          autoFocus
          {...form.field("email")}
        />
      </form>
    </Dialog>
  );
}
