import type { ReactNode } from "react";

/** A card, for things that stand apart. Panes meet at hairlines instead. */
export function Sheet({ children, className = "" }: { children: ReactNode; className?: string }) {
  return <div className={`sheet ${className}`}>{children}</div>;
}
