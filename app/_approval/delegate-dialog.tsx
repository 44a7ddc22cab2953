"use client";
import { type FormEvent, useState } from "react";
import { ApiProblem } from "@/app/_ui/api";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import { type Door, sendDelegation } from "./doors";

const FORM = "delegate";

interface DelegateDialogProps {
  open: boolean;
  onClose: () => void;
  door: Door;
  onDone: () => void;
}

/** Passes the question on to another address. */
export function DelegateDialog({ open, onClose, door, onDone }: DelegateDialogProps) {
  const [email, setEmail] = useState("");
  const [fault, setFault] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);

  function close() {
    setFault(undefined);
    setProblem(null);
    onClose();
  }

  async function pass(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Within React's tree this form stands in the one around the sheet.
    event.stopPropagation();
    const field = event.currentTarget.elements.namedItem("email");
    if (!(field instanceof HTMLInputElement) || busy) return;
    setProblem(null);
    if (!field.value.trim() || !field.checkValidity()) {
      setFault("Type the address of whoever should decide.");
      return field.focus();
    }
    setBusy(true);
    try {
      await sendDelegation(door, email);
      onDone();
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const found = error.errors.find(({ pointer }) => pointer === "/email")?.message;
      setFault(found);
      setProblem(found ? null : error);
      if (found) field.focus();
      setBusy(false);
    }
  }

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || close()}
      title="Ask somebody else"
      about="They decide in your place and get a link of their own. The ticket shows that you passed it on."
      foot={
        <>
          <Button type="submit" form={FORM} look="primary" size="lg" busy={busy} busyWord="Asking them">
            Ask them
          </Button>
          <Button size="lg" onClick={close}>
            Go back
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={pass} noValidate className="roomy space-y-3 text-base">
        <ProblemNotice problem={problem} />
        <TextField
          label="Their e-mail address"
          name="email"
          type="email"
          autoComplete="off"
          maxLength={254}
          value={email}
          error={fault}
          onChange={(event) => {
            setEmail(event.target.value);
            setFault(undefined);
          }}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
