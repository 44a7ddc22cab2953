import type { Role } from "@/lib/domain/people";
import type { DeskNames } from "../_parts/desk-names";
import type { DeskTicketState } from "./use-desk-ticket";

/** What every sheet over a ticket gets. */
export interface SheetProps {
  state: DeskTicketState;
  names: DeskNames;
  me: { id: string; name: string; role: Role };
  onClose: () => void;
}
