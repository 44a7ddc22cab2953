"use client";
import { useEvidenceLinks } from "./evidence-links";
import { type Quote, splitEvidence } from "./split-evidence";

/** A text as it was written, its quoted pieces marked. Plain text only: nothing in it becomes a link or markup. */
export function Evidence({
  text,
  quotes,
  className = "",
}: {
  text: string;
  quotes: readonly Quote[];
  className?: string;
}) {
  const { field, point } = useEvidenceLinks();
  return (
    <p className={`written ${className}`}>
      {splitEvidence(text, quotes).map((piece) =>
        piece.fields.length === 0 ? (
          piece.text
        ) : (
          <mark
            key={piece.start}
            className="ev"
            data-on={field !== null && piece.fields.includes(field) ? "" : undefined}
            onPointerEnter={() => point(piece.fields[0] ?? null)}
            onPointerLeave={() => point(null)}
          >
            {piece.text}
          </mark>
        ),
      )}
    </p>
  );
}
