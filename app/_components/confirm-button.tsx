"use client";
import { useState } from "react";
import { useSend } from "@/app/_client/use-send";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { ProblemNotice } from "./problem-notice";

interface ConfirmButtonProps {
  /** On the button and in the sheet: "Retire". */
  verb: string;
  /** In the sheet, where it says more: "Delete for good". */
  finalVerb?: string;
  leave?: string;
  busyWord: string;
  title: string;
  about: string;
  /** An `ApiProblem` that it throws is shown in the sheet. */
  act: () => Promise<void>;
}

/** A button for something that ends a thing: it asks first, and says what follows. */
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
