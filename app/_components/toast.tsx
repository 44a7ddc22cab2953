"use client";
import { Check } from "lucide-react";
import { Toaster as Sonner, toast } from "sonner";
import { useShortcut } from "@/app/_client/use-shortcut";
import { Kbd } from "./kbd";

const UNDO_MS = 8_000;
const UNDO = (
  <span className="inline-flex items-center gap-2">
    Undo <Kbd on>z</Kbd>
  </span>
);
let undoLast: (() => void) | undefined;

/**
 * Shows a message at the bottom of the page; a new one replaces it. With `undo` it has an Undo button for 8 seconds;
 * the key `z` does the same.
 */
export function showToast(message: string, { undo }: { undo?: () => void } = {}): void {
  undoLast = undo && runOnce(undo);
  toast(message, {
    duration: undo ? UNDO_MS : 4_000,
    icon: <Check size={15} strokeWidth={2} aria-hidden="true" />,
    action: undoLast ? { label: UNDO, onClick: undoLast } : undefined,
    onDismiss: forget,
    onAutoClose: forget,
  });
}

export function Toaster() {
  useShortcut("z", () => undoLast?.());
  return (
    <Sonner
      position="bottom-center"
      visibleToasts={1}
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-xl bg-neutral px-4 py-2.5 text-neutral-content text-sm shadow-panel",
          actionButton: "ml-auto rounded-md px-2 py-1 font-semibold hover:bg-white/10",
        },
      }}
    />
  );
}

function forget() {
  undoLast = undefined;
}

const runOnce = (undo: () => void) => () => {
  forget();
  toast.dismiss();
  undo();
};
