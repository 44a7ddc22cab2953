"use client";
import { useForm } from "@/app/_client/use-form";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/field";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { DelegateApprovalInput } from "@/lib/tickets/approvals/input";
import { type ApproverAccess, sendDelegation } from "./send-decision";

const FORM = "delegate";

type DelegateDialogProps = { onClose: () => void; access: ApproverAccess; onDone: () => void };

export function DelegateDialog({ onClose, access, onDone }: DelegateDialogProps) {
  const form = useForm({
    schema: DelegateApprovalInput,
    start: { email: "" },
    shape: ({ email }) => ({ email: email.trim() }),
    async send({ email }) {
      await sendDelegation(access, email);
      onDone();
      return "leaving";
    },
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Delegate this approval"
      about="We email your delegate a link, and they decide instead of you. The ticket shows that you delegated."
      primaryAction={
        <Button type="submit" form={FORM} variant="primary" size="lg" busy={form.busy} busyLabel="Delegating">
          Delegate
        </Button>
      }
      large
    >
      <form
        id={FORM}
        noValidate
        className="roomy space-y-3 text-base"
        onSubmit={(event) => {
          // React would also submit the decision form, which contains this dialog.
          event.stopPropagation();
          form.submit(event);
        }}
      >
        <ProblemNotice problem={form.problem} />
        <TextField
          label="Their email address"
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
