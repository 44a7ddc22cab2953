import Link from "next/link";
import type { ReactNode } from "react";

type TabLinksProps = { tabs: readonly { href: string; label: ReactNode }[]; label: string; current: string };

/** Links that look like tabs. Each leads to a page of the same section. `current`: the `href` of the open page. */
export function TabLinks({ tabs, label, current }: TabLinksProps) {
  return (
    <nav aria-label={label} className="flex gap-4 overflow-x-auto border-line border-b pt-1">
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
          className="-mb-px flex shrink-0 items-end border-transparent border-b-2 pb-2 text-muted hover:text-base-content aria-[current=page]:border-primary aria-[current=page]:font-semibold aria-[current=page]:text-base-content pointer-coarse:min-h-11"
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
