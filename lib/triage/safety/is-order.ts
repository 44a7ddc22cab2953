import { findMarked } from "./marked-orders";
import { plainLetters } from "./plain-letters";
import { findOrders, tellsValues } from "./spoken-orders";

/** Whether a piece that was hidden or encoded gives orders; there, a wish for a value is one too. */
export function isOrder(piece: string): boolean {
  const text = plainLetters(piece).text;
  return tellsValues(text) || findOrders(text).length > 0 || findMarked(text).length > 0;
}
