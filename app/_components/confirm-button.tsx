"use client";
import { useState } from "react";
import { useSend } from "@/app/_client/use-send";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./problem-notice";

interface ConfirmButtonProps {
  /** On the button and in the dialog: "Retire". */
  verb: string;
  /** Replaces `verb` in the dialog: "Delete permanently". */
  finalVerb?: string;
  leave?: string;
  busyWord: string;
  title: string;
  about: string;
  /** The dialog shows an `ApiProblem` that this throws. */
  act: () => Promise<void>;
}

/** A button for a destructive action: a dialog asks first and explains the effect. */
export function ConfirmButton({ verb, finalVerb = verb, leave, busyWord, title, about, act }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, send } = useSend();
  const confirm = async () => (await send(act)) && setOpen(false);
  return (
    <>
      <Button look="ghost" className="ml-auto text-error" onClick={() => setOpen(true)}>
        {verb}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={title}
        about={about}
        press={
          <Button look="danger" busy={busy} busyWord={busyWord} onClick={confirm}>
            {finalVerb}
          </Button>
        }
        leave={leave}
      >
        <ProblemNotice problem={problem} />
      </Dialog>
    </>
  );
}
