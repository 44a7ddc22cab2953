import { findMarked } from "./marked-instructions";
import { findPlainInstructions, tellsValues } from "./plain-instructions";
import { plainLetters } from "./plain-letters";

/** True if a hidden or encoded piece holds an instruction. In such a piece, asking for a value is one too. */
export function isInstruction(piece: string): boolean {
  const text = plainLetters(piece).text;
  return tellsValues(text) || findPlainInstructions(text).length > 0 || findMarked(text).length > 0;
}
