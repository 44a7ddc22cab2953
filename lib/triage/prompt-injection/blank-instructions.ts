import type { TicketText } from "@/lib/triage/provider";
import { findInstructions, type Instruction } from "./find-instructions";

/** A ticket's text as readers get it. */
export interface BlankedTicket {
  text: TicketText;
  /** What was blanked, of title and description. */
  instructions: Instruction[];
}

/**
 * The text with pieces that give orders to a machine blanked out at the same length, so that positions still hold and what
 * quotes it quotes the ticket. NUL is no white space: no phrase and no quote can reach across. The ticket itself stays as it is.
 */
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
