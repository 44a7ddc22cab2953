import { type ReactNode, useId } from "react";

/** A part of the page: its heading, a sentence about it, and what is there. */
export function Section({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="sheet min-w-0 pt-4 pb-2">
      <div className="px-4 pb-2">
        <h2 id={id} className="font-semibold text-base">
          {title}
        </h2>
        {about ? <p className="max-w-[70ch] text-muted">{about}</p> : null}
      </div>
      {children}
    </section>
  );
}
