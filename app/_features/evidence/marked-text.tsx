"use client";
import { useEvidenceLinks } from "./evidence-links";
import type { Piece } from "./split-evidence";

/** Shows the pieces of a text. A quote has a dashed line below it if a rule found it, else a dotted line. */
export function MarkedText({ pieces }: { pieces: readonly Piece[] }) {
  const { field, point } = useEvidenceLinks();
  return pieces.map((piece) =>
    piece.fields.length === 0 ? (
      piece.text
    ) : (
      <mark
        key={piece.start}
        className={piece.source === "rules" ? "sb-evidence sb-evidence-rules" : "sb-evidence"}
        data-on={field !== null && piece.fields.includes(field) ? "" : undefined}
        onPointerEnter={() => point(piece.fields[0] ?? null)}
        onPointerLeave={() => point(null)}
      >
        {piece.text}
      </mark>
    ),
  );
}
