import type { Inngest, InngestFunction } from "inngest";
import { onHandoverAnswered, onHandoverOffered } from "./handovers";
import { notifyApprovers } from "./notify-approvers";
import { onApprovalDecided, reviseApprovals } from "./on-approval-decided";
import { onImportRequested } from "./on-import-requested";
import { onTicketAssigned } from "./on-ticket-assigned";
import { onTicketCreated } from "./on-ticket-created";
import { onUserSignup } from "./on-user-signup";
import { proposeKeywordsHourly } from "./propose-keywords";
import { drainQueue, routeUnassigned } from "./route-tickets";
import { sweep } from "./sweep";
import { onTrainingRequested, trainWhenDue } from "./train-models";
import { watchTriageQuality } from "./watch-triage-quality";

export function functions(inngest: Inngest): InngestFunction.Any[] {
  return [
    onTicketCreated(inngest),
    onUserSignup(inngest),
    onTicketAssigned(inngest),
    onHandoverOffered(inngest),
    onHandoverAnswered(inngest),
    routeUnassigned(inngest),
    drainQueue(inngest),
    notifyApprovers(inngest),
    onApprovalDecided(inngest),
    reviseApprovals(inngest),
    onImportRequested(inngest),
    proposeKeywordsHourly(inngest),
    sweep(inngest),
    onTrainingRequested(inngest),
    trainWhenDue(inngest),
    watchTriageQuality(inngest),
  ];
}
