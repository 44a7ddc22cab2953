import { type ReactNode, useId } from "react";

interface SectionProps {
  title: ReactNode;
  end?: ReactNode;
  className?: string;
  children: ReactNode;
}

export function Section({ title, end, className = "", children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`px-5 py-3 ${className}`}>
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <h2 id={id} className="sb-section-title inline-flex items-center gap-1.5">
          {title}
        </h2>
        <span className="text-muted text-xs">{end}</span>
      </div>
      {children}
    </section>
  );
}
