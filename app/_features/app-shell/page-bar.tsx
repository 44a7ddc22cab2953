import Link from "next/link";
import type { ReactNode } from "react";
import { LogoMark } from "@/app/_components/logo";

export function PageBar({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="sticky top-0 z-20 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-base-100 px-4 py-1.5">
      <Link href="/queue" className="-m-2.5 rounded-sm p-2.5 md:hidden" aria-label="Queue">
        <LogoMark size={24} />
      </Link>
      <h1 className="font-semibold text-base">{title}</h1>
      {children}
    </header>
  );
}
