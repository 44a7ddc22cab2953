import type { Inngest, InngestFunction } from "inngest";
import { askApprovers } from "./ask-approvers";
import { onApprovalDecided, reviseApprovals } from "./on-approval-decided";
import { onImportRequested } from "./on-import-requested";
import { onTicketAssigned } from "./on-ticket-assigned";
import { onTicketCreated } from "./on-ticket-created";
import { onUserSignup } from "./on-user-signup";
import { proposeFromCorrections } from "./propose-words";
import { drainQueue, routeUnassigned } from "./route-tickets";
import { sweep } from "./sweep";
import { onTrainingRequested, trainWhenDue } from "./train-models";
import { watchTrust } from "./watch-trust";

/** Every durable function, made for one client: the app's own, or a test's. */
export function functions(inngest: Inngest): InngestFunction.Any[] {
  return [
    onTicketCreated(inngest),
    onUserSignup(inngest),
    onTicketAssigned(inngest),
    routeUnassigned(inngest),
    drainQueue(inngest),
    askApprovers(inngest),
    onApprovalDecided(inngest),
    reviseApprovals(inngest),
    onImportRequested(inngest),
    proposeFromCorrections(inngest),
    sweep(inngest),
    onTrainingRequested(inngest),
    trainWhenDue(inngest),
    watchTrust(inngest),
  ];
}
