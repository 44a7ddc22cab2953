import type { TicketText } from "@/lib/triage/provider";
import { block } from "@/lib/triage/redaction/blocks";
import { findInstructions, type Instruction } from "./find-instructions";

const NUL = "\0";

/** Replaces instructions to a machine by NUL characters, so that positions in the text stay the same. Returns both. */
export function blankInstructions({ title, description }: TicketText): {
  text: TicketText;
  instructions: Instruction[];
} {
  const inTitle = findInstructions(title ?? "");
  const inDescription = findInstructions(description);
  return {
    text: { title: title && block(title, inTitle, NUL), description: block(description, inDescription, NUL) },
    instructions: [...inTitle, ...inDescription],
  };
}
