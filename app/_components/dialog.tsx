"use client";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type ReactNode, useState } from "react";
import { Button, IconButton } from "./button";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  about?: ReactNode;
  children?: ReactNode;
  /** Without it, the dialog has no row of buttons. */
  primaryAction?: ReactNode;
  cancelLabel?: string;
  /** For requesters' pages: makes the cancel button large. */
  large?: boolean;
  width?: "narrow" | "wide";
}

/** A modal dialog. It keeps the focus inside, closes on Escape and then returns the focus. */
export function Dialog({
  open,
  onOpenChange,
  title,
  about,
  children,
  primaryAction,
  cancelLabel = "Cancel",
  large,
  width = "narrow",
}: DialogProps) {
  const opener = useOpener(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="sb-fade-in fixed inset-0 z-50 bg-black/35" />
        <Radix.Content
          className={`sb-float-in fixed inset-x-4 top-[12dvh] z-50 mx-auto max-h-[80dvh] overflow-y-auto rounded-xl bg-base-100 p-5 shadow-panel ${width === "wide" ? "max-w-2xl" : "max-w-md"}`}
          {...(about ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={(event) => {
            // Radix returns the focus only to its own trigger, which we don't use.
            event.preventDefault();
            opener?.focus();
          }}
        >
          <div className="flex items-start gap-4">
            <Radix.Title className="self-center font-semibold text-lg">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton
                label="Close"
                className="-mt-0.5 -mr-1.5 ml-auto"
                icon={<X size={16} strokeWidth={1.75} aria-hidden="true" />}
              />
            </Radix.Close>
          </div>
          {about ? <Radix.Description className="mt-1 text-base text-muted">{about}</Radix.Description> : null}
          {children ? <div className="mt-4">{children}</div> : null}
          {primaryAction ? (
            <div className="mt-5 flex flex-wrap gap-2">
              {primaryAction}
              <Radix.Close asChild>
                <Button variant={large ? undefined : "ghost"} size={large ? "lg" : undefined}>
                  {cancelLabel}
                </Button>
              </Radix.Close>
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The element that had the focus when the dialog opened. */
function useOpener(open: boolean): HTMLElement | null {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    // Not in an effect: `autoFocus` moves the focus before effects run.
    if (open) setOpener(focusedNow());
  }
  return opener;
}

/** For a menu item, returns the menu's button, because the menu closes. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement;
  const trigger = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const element = trigger ? document.getElementById(trigger) : focused;
  return element instanceof HTMLElement ? element : null;
}
