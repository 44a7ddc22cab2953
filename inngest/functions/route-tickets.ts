import type { GetStepTools, Inngest } from "inngest";
import { personAvailabilityChanged, personDeactivated, ticketUnassigned, ticketUpdated } from "@/inngest/events";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { notifyAdmins } from "@/lib/mail/notify-admins";
import { queueDigests } from "@/lib/mail/queue-digests";
import { clearDelegates } from "@/lib/people/clear-delegates";
import { listStranded } from "@/lib/routing/list-stranded";
import { listWaiting } from "@/lib/routing/list-waiting";
import { type Reassigned, reassignStranded } from "@/lib/routing/reassign-stranded";
import { type RoutedQueue, routeWaiting } from "@/lib/routing/route-waiting";
import type { Reassignment } from "@/lib/tickets/reassign-from-absent-assignee";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndNotify } from "./route-and-notify";

const BATCH = 50;
/** The highest capacity of a person, so that usually all their tickets move in one run and one digest lists them. */
const MAX_STRANDED = 1_000;
const MAX_ROUTED = 500;

/** Looks for an assignee for a ticket that lost its assignee, or for an unassigned one whose category changed. */
export const routeUnassigned = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "route-unassigned",
      name: "Find a new assignee",
      triggers: [ticketUnassigned, ticketUpdated],
      retries: RETRIES,
    },
    async ({ event, step }) => {
      const { state } = await routeAndNotify(step, { ticketId: event.data.ticketId, eventId: String(event.id) });
      return { state };
    },
  );

/**
 * Reassigns the tickets of absent people, then assigns waiting tickets, most urgent first. Runs when somebody's
 * availability changes, and every minute. All state is in rows and step results, so an interrupted run continues.
 */
export const drainQueue = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "drain-queue",
      name: "Assign waiting tickets",
      triggers: [personAvailabilityChanged, personDeactivated, { cron: "* * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const stranded = await step.run("list-stranded", () =>
        asJob("routing", (ctx) => listStranded(ctx, MAX_STRANDED)),
      );
      const delegated = await delegate(step, stranded);
      const waiting = await step.run("list-waiting", () => asJob("routing", (ctx) => listWaiting(ctx, MAX_ROUTED)));
      const queued = stranded.filter(({ ticketId }) => delegated.every((moved) => moved.ticketId !== ticketId));
      const { over, nobody } = await route(step, waiting, queued);
      if (stranded.length > 0) await sendDigests(step, stranded, [...delegated, ...over]);
      if (nobody) {
        const about = { ticketId: nobody.ticketId, eventId: nobody.digest, why: "nobody-can-have-it" } as const;
        await step.run("alert-admins", () => asJob("mail", (ctx) => notifyAdmins(ctx, about)));
      }
      return { handedOn: stranded.length, looked: waiting.length };
    },
  );

type Step = GetStepTools<Inngest>;

/** Takes tickets from absent people. Returns those that went to a delegate; the others now wait in the queue. */
async function delegate(step: Step, stranded: Reassignment[]): Promise<Reassigned[]> {
  const delegated: Reassigned[] = [];
  for (const [number, tickets] of batches(stranded)) {
    delegated.push(
      ...(await step.run(`hand-on-${number}`, () => asJob("routing", (ctx) => reassignStranded(ctx, { tickets })))),
    );
  }
  return delegated;
}

/** Routes `waiting` and `queued` tickets, so that each ticket of an absent person gets a scoreboard (a reason). */
async function route(step: Step, waiting: string[], queued: Reassignment[]): Promise<RoutedQueue> {
  const result: RoutedQueue = { over: [], nobody: null };
  const ids = new Set([...waiting, ...queued.map((ticket) => ticket.ticketId)]);
  for (const [number, ticketIds] of batches([...ids])) {
    const handedOn = queued.filter((ticket) => ticketIds.includes(ticket.ticketId));
    const routed = await step.run(`assign-${number}`, () =>
      asJob("routing", (ctx) => routeWaiting(ctx, { ticketIds, handedOn })),
    );
    result.over.push(...routed.over);
    result.nobody ??= routed.nobody;
  }
  return result;
}

/** Queues a digest for each new assignee before it sends the first one, so that a failing mail delays no other. */
async function sendDigests(step: Step, stranded: Reassignment[], handed: Reassigned[]): Promise<void> {
  const people = [...new Set(stranded.map(({ from }) => from))];
  await step.run("settle", () => asJob("routing", (ctx) => clearDelegates(ctx, { people })));
  if (handed.length === 0) return;
  const mailIds = await step.run("write-digests", () => asJob("mail", (ctx) => queueDigests(ctx, { handed })));
  await Promise.all(mailIds.map((id) => step.run(`send-${id}`, () => asJob("mail", (ctx) => deliverMail(ctx, id)))));
}

function batches<T>(list: T[]): [number, T[]][] {
  const count = Math.ceil(list.length / BATCH);
  return Array.from({ length: count }, (_, index) => [index + 1, list.slice(index * BATCH, (index + 1) * BATCH)]);
}
