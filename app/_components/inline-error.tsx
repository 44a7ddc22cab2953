import { CircleAlert } from "lucide-react";

export function InlineError({ id, children }: { id?: string; children: string }) {
  return (
    <p id={id} role="alert" className="mt-1 flex gap-1.5 text-error text-xs">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}
