"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { TextArea } from "@/app/_ui/field";
import { ProblemNotice } from "@/app/_ui/problem-notice";
import type { SheetProps } from "./types";
import type { Change } from "./use-desk-ticket";

interface WordSheetProps extends Pick<SheetProps, "state" | "onClose"> {
  title: string;
  about: string;
  press: { verb: string; busyWord: string; danger?: boolean };
  leave?: string;
  /** The word that goes with it, if one likes. */
  word: { label: string; help: string; most: number };
  changeOf: (word: string) => Change;
}

/** A change of the ticket with a word to it. That somebody was faster is told on the page. */
export function WordSheet({ state, onClose, title, about, press, leave, word, changeOf }: WordSheetProps) {
  const [text, setText] = useState("");
  const { change, pending, problem } = state;
  async function submit() {
    if (await change(changeOf(text))) onClose();
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      about={about}
      press={
        <Button
          look={press.danger ? "danger" : "primary"}
          busy={pending !== null}
          busyWord={press.busyWord}
          onClick={submit}
        >
          {press.verb}
        </Button>
      }
      leave={leave}
    >
      <div className="space-y-4">
        <ProblemNotice problem={problem} />
        <TextArea
          autoFocus
          label={word.label}
          hint="optional"
          help={word.help}
          rows={4}
          maxLength={word.most}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
        />
      </div>
    </Dialog>
  );
}
