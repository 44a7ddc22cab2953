"use client";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";

interface SidePanelFootProps {
  /** Needed if the buttons are outside the form. */
  form?: string;
  busy: boolean;
  submitLabel: string;
  busyLabel: string;
  closeHref?: string;
  /** More buttons, such as Delete. */
  children?: ReactNode;
}

/** The buttons below the form of a side panel: save, cancel and more. */
export function SidePanelFoot({ busy, submitLabel, busyLabel, closeHref, form, children }: SidePanelFootProps) {
  return (
    <div className="flex flex-wrap gap-2 border-line border-t p-4">
      <Button type="submit" form={form} variant="primary" busy={busy} busyLabel={busyLabel}>
        {submitLabel}
      </Button>
      {closeHref ? (
        <ButtonLink href={closeHref} variant="ghost" scroll={false}>
          Cancel
        </ButtonLink>
      ) : null}
      {children}
    </div>
  );
}
