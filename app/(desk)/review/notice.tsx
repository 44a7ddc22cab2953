import { Info, X } from "lucide-react";
import { IconButton } from "@/app/_ui/button";

/** A calm sentence about an answer that did not go through; it stays until the next answer or its cross. */
export function Notice({ words, onClose }: { words: string | null; onClose: () => void }) {
  return (
    <div role="status">
      {words ? (
        <p className="flex items-center gap-2.5 border-line border-b bg-warn-soft px-4 py-1.5">
          <Info size={15} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <span className="min-w-0 flex-1">{words}</span>
          <IconButton label="Dismiss" onClick={onClose} icon={<X size={15} strokeWidth={1.75} aria-hidden="true" />} />
        </p>
      ) : null}
    </div>
  );
}
