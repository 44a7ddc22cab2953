import { MarkedText } from "./marked-text";
import { type Quote, splitEvidence } from "./split-evidence";

interface EvidenceProps {
  text: string;
  quotes: readonly Quote[];
  className?: string;
}

/** A text as it was written, its quoted pieces marked. Plain text only: nothing in it becomes a link or markup. */
export function Evidence({ text, quotes, className = "" }: EvidenceProps) {
  return (
    <p className={`sb-user-text ${className}`}>
      <MarkedText pieces={splitEvidence(text, quotes)} />
    </p>
  );
}
