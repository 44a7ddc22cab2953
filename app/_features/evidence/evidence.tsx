import { MarkedText } from "./marked-text";
import { type Quote, splitEvidence } from "./split-evidence";

type EvidenceProps = { text: string; quotes: readonly Quote[]; className?: string };

/** Shows a requester's text and marks the quotes in it. Links and markup in the text stay plain text. */
export function Evidence({ text, quotes, className = "" }: EvidenceProps) {
  return (
    <p className={`sb-user-text ${className}`}>
      <MarkedText pieces={splitEvidence(text, quotes)} />
    </p>
  );
}
