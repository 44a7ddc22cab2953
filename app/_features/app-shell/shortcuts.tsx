"use client";
import { Keyboard } from "lucide-react";
import { useState } from "react";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { IconButton } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { Kbd } from "@/app/_components/kbd";

export type Shortcut = { keys: readonly string[]; does: string };

const EVERYWHERE: readonly Shortcut[] = [
  { keys: ["["], does: "Collapse or expand the sidebar" },
  { keys: ["?"], does: "Show keyboard shortcuts" },
];

/** A button that lists the page's keyboard shortcuts in a dialog. The key `?` opens the dialog too. */
export function Shortcuts({ keys }: { keys: readonly Shortcut[] }) {
  const [open, setOpen] = useState(false);
  usePageShortcut("?", () => setOpen(true));
  return (
    <>
      <IconButton
        label="Keyboard shortcuts"
        className="hidden text-muted md:inline-flex"
        onClick={() => setOpen(true)}
        icon={<Keyboard size={15} strokeWidth={1.75} aria-hidden="true" />}
      />
      <Dialog open={open} onOpenChange={setOpen} title="Keyboard shortcuts" about="Shortcuts are off while you type.">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2">
          {[...keys, ...EVERYWHERE].map(({ keys: caps, does }) => (
            <div key={does} className="contents">
              <dt className="flex gap-1">
                {caps.map((cap) => (
                  <span key={cap}>
                    <Kbd>{cap}</Kbd>
                    <span className="sr-only">{cap}</span>
                  </span>
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
    </>
  );
}
