import { Plus } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";

/** The button at the end of a list's toolbar that opens the form for a new row. */
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

/** A row's name: a link to the row's form, or plain text if `href` is null. */
export function NameLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return <span className="block">{children}</span>;
  return (
    <Link href={href} scroll={false} className="block rounded-sm">
      {children}
    </Link>
  );
}
