"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { isCurrentPath } from "@/app/_client/is-current-path";

interface NavLinkProps {
  href: string;
  children: ReactNode;
  className?: string;
  currentClassName?: string;
  /** The name and tooltip of an icon link. */
  label?: string;
}

/** A link in the navigation. On the page that it leads to, it is marked as current. */
export function NavLink({ href, children, className = "", currentClassName = "", label }: NavLinkProps) {
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
