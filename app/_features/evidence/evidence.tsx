import { MarkedText } from "./marked-text";
import { type Quote, splitEvidence } from "./split-evidence";

type EvidenceProps = { text: string; quotes: readonly Quote[]; className?: string };

/** A text with its quotes marked. Shown as plain text, never as links or markup. */
export function Evidence({ text, quotes, className = "" }: EvidenceProps) {
  return (
    <p className={`sb-user-text ${className}`}>
      <MarkedText pieces={splitEvidence(text, quotes)} />
    </p>
  );
}
