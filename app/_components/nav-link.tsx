"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrentPath } from "@/app/_client/is-current-path";

/** A navigation link, marked when it leads to the current page. */
export function NavLink({
  href,
  children,
  className = "",
  currentClassName = "",
  label,
}: {
  href: string;
  children: ReactNode;
  className?: string;
  /** Class names for the current page. */
  currentClassName?: string;
  /** Name and tooltip, if the text is hidden. */
  label?: string;
}) {
  const current = isCurrentPath(href, usePathname(), useSearchParams());
  return (
    <Link
      href={href}
      className={`${className} ${current ? currentClassName : ""}`}
      aria-current={current ? "page" : undefined}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  );
}
