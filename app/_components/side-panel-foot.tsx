"use client";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";

interface SidePanelFootProps {
  /** The id of the form that it saves, where it stands outside of it. */
  form?: string;
  busy: boolean;
  verb: string;
  busyWord: string;
  closeHref?: string;
  /** What ends the thing itself. */
  children?: ReactNode;
}

/** The foot of a pane's form: save, leave, and what ends the thing itself. */
export function SidePanelFoot({ busy, verb, busyWord, closeHref, form, children }: SidePanelFootProps) {
  return (
    <div className="flex flex-wrap gap-2 border-line border-t p-4">
      <Button type="submit" form={form} look="primary" busy={busy} busyWord={busyWord}>
        {verb}
      </Button>
      {closeHref ? (
        <ButtonLink href={closeHref} look="ghost" scroll={false}>
          Leave it
        </ButtonLink>
      ) : null}
      {children}
    </div>
  );
}
