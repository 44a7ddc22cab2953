"use client";
import { type ComponentProps, useState } from "react";
import { useSend } from "@/app/_client/use-send";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./problem-notice";

interface ConfirmButtonProps extends Pick<ComponentProps<typeof Dialog>, "title" | "cancelLabel"> {
  label: string;
  /** The label of the dialog's main button. Default: `label`. */
  confirmLabel?: string;
  busyLabel: string;
  /** The effect of the action. */
  about: string;
  /** If it rejects with an `ApiProblem`, the dialog shows it. */
  onConfirm: () => Promise<void>;
}

/** A button for a destructive action. It opens a dialog that explains the effect and asks for confirmation. */
export function ConfirmButton({ label, confirmLabel = label, busyLabel, onConfirm, ...dialog }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSend();
  const confirm = async () => (await send(onConfirm)) && setOpen(false);
  return (
    <>
      <Button variant="ghost" className="ml-auto text-error" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        {...dialog}
        open={open}
        onOpenChange={setOpen}
        primaryAction={
          <Button variant="danger" busy={busy} busyLabel={busyLabel} onClick={confirm}>
            {confirmLabel}
          </Button>
        }
      >
        <ProblemNotice problem={problem} />
      </Dialog>
    </>
  );
}
