import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";

/** Opens the form for a new row, at the end of a list's bar. */
export function NewLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <ButtonLink
      href={href}
      scroll={false}
      variant="primary"
      className="ml-auto"
      icon={<Plus size={15} strokeWidth={1.75} aria-hidden="true" />}
    >
      {children}
    </ButtonLink>
  );
}

/** The name of a row: a link to its form, or plain text where `href` is null. */
export function NameLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <span className="block">{children}</span>;
  return (
    <Link href={href} scroll={false} className="block rounded-sm">
      {children}
    </Link>
  );
}
