"use client";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";

interface SidePanelFootProps {
  /** The form's id, if the foot is outside the form. */
  form?: string;
  busy: boolean;
  verb: string;
  busyWord: string;
  closeHref?: string;
  /** Destructive actions. */
  children?: ReactNode;
}

/** The foot of a side panel's form: save, cancel and destructive actions. */
export function SidePanelFoot({ busy, verb, busyWord, closeHref, form, children }: SidePanelFootProps) {
  return (
    <div className="flex flex-wrap gap-2 border-line border-t p-4">
      <Button type="submit" form={form} look="primary" busy={busy} busyWord={busyWord}>
        {verb}
      </Button>
      {closeHref ? (
        <ButtonLink href={closeHref} look="ghost" scroll={false}>
          Cancel
        </ButtonLink>
      ) : null}
      {children}
    </div>
  );
}
