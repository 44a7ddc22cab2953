import type { TicketText } from "@/lib/triage/provider";
import { findInstructions, type Instruction } from "./find-instructions";

export interface BlankedTicket {
  text: TicketText;
  instructions: Instruction[];
}

/** Blanks instructions at the same length, so that positions still match. NUL: no phrase can span a blank. */
export function blankInstructions({ title, description }: TicketText): BlankedTicket {
  const inTitle = findInstructions(title ?? "");
  const inDescription = findInstructions(description);
  return {
    text: { title: title === null ? null : blank(title, inTitle), description: blank(description, inDescription) },
    instructions: [...inTitle, ...inDescription],
  };
}

function blank(text: string, instructions: Instruction[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end } of instructions) {
    pieces.push(text.slice(from, start), "\0".repeat(end - start));
    from = end;
  }
  return pieces.join("") + text.slice(from);
}
