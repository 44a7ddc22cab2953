"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrentPath } from "@/app/_client/is-current-path";

/** A link of a navigation, marked when it leads to the page that is shown. */
export function NavLink({
  href,
  children,
  className = "",
  here = "",
  label,
}: {
  href: string;
  children: ReactNode;
  className?: string;
  /** Added while it is the present page. */
  here?: string;
  /** Name and tooltip, where the text is not shown. */
  label?: string;
}) {
  const current = isCurrentPath(href, usePathname(), useSearchParams());
  return (
    <Link
      href={href}
      className={`${className} ${current ? here : ""}`}
      aria-current={current ? "page" : undefined}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  );
}
