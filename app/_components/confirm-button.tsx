"use client";
import { useState } from "react";
import { useSend } from "@/app/_client/use-send";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./problem-notice";

interface ConfirmButtonProps {
  /** On the button and in the dialog: "Retire". */
  label: string;
  /** Replaces `label` in the dialog: "Delete permanently". */
  confirmLabel?: string;
  cancelLabel?: string;
  busyLabel: string;
  title: string;
  about: string;
  /** The dialog shows an `ApiProblem` that this throws. */
  onConfirm: () => Promise<void>;
}

/** A button for a destructive action: a dialog asks first and explains the effect. */
export function ConfirmButton({
  label,
  confirmLabel = label,
  cancelLabel,
  busyLabel,
  title,
  about,
  onConfirm,
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSend();
  const confirm = async () => (await send(onConfirm)) && setOpen(false);
  return (
    <>
      <Button variant="ghost" className="ml-auto text-error" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        about={about}
        primaryAction={
          <Button variant="danger" busy={busy} busyLabel={busyLabel} onClick={confirm}>
            {confirmLabel}
          </Button>
        }
        cancelLabel={cancelLabel}
      >
        <ProblemNotice problem={problem} />
      </Dialog>
    </>
  );
}
