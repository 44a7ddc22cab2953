import type { ReceivingTeam } from "../domain/handover";

/** Who must accept a ticket that is offered to the team: "Leonie Graf leads Billing and must accept it." */
export function formatAcceptingLead({ name, taker }: ReceivingTeam): string {
  return taker
    ? `${taker.name} leads ${name} and must accept it.`
    : `${name} has no available lead, so an admin must accept it.`;
}
