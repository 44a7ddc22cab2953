"use client";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type ReactNode, useState } from "react";
import { Button, IconButton } from "./button";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** A sentence under the title. */
  about?: ReactNode;
  children?: ReactNode;
  /** The button at the foot that does what the sheet is for. Without one there is no foot. */
  press?: ReactNode;
  /** On the button beside it, which only closes. */
  leave?: string;
  /** The foot's buttons are large, as on the pages of those who ask. */
  large?: boolean;
  width?: "narrow" | "wide";
}

/** A sheet over the page. Keeps focus inside, gives it back, closes on Escape. */
export function Dialog({
  open,
  onOpenChange,
  title,
  about,
  children,
  press,
  leave = "Leave it",
  large,
  width = "narrow",
}: DialogProps) {
  const opener = useOpener(open);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="sb-fade-in fixed inset-0 z-50 bg-black/35" />
        <Radix.Content
          className={`sb-float-in fixed inset-x-4 top-[12dvh] z-50 mx-auto max-h-[80dvh] overflow-y-auto rounded-xl bg-base-100 p-5 shadow-sheet ${width === "wide" ? "max-w-2xl" : "max-w-md"}`}
          {...(about ? {} : { "aria-describedby": undefined })}
          onCloseAutoFocus={(event) => {
            // Radix gives the focus back to a trigger of its own only, and these sheets have none.
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
          {press ? (
            <div className="mt-5 flex flex-wrap gap-2">
              {press}
              <Radix.Close asChild>
                <Button look={large ? undefined : "ghost"} size={large ? "lg" : undefined}>
                  {leave}
                </Button>
              </Radix.Close>
            </div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** What had the focus when the sheet was opened. */
function useOpener(open: boolean): HTMLElement | null {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<HTMLElement | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    // Read while drawing: a field with `autoFocus` has the focus before any effect runs.
    if (open) setOpener(focusedNow());
  }
  return opener;
}

/** A menu is gone when the sheet closes; the button that opened it stands in for it. */
function focusedNow(): HTMLElement | null {
  const focused = document.activeElement;
  const trigger = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const element = trigger ? document.getElementById(trigger) : focused;
  return element instanceof HTMLElement ? element : null;
}
