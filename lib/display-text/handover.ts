import type { ReceivingTeam } from "../domain/handover";

/** "Leonie Graf leads Billing and must accept it." */
export function formatAcceptingLead({ name, taker }: ReceivingTeam): string {
  return taker
    ? `${taker.name} leads ${name} and must accept it.`
    : `${name} has no available lead, so an admin must accept it.`;
}
