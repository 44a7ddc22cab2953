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
import type { Reassignment } from "@/lib/tickets/reassign-from-absent-owner";
import { asJob } from "./as-job";
import { RETRIES } from "./retries";
import { routeAndNotify } from "./route-and-notify";

/** How many tickets one step works on. */
const BATCH = 50;
/** As many as one person can have: what somebody leaves behind goes in one run, so that one mail can tell of it. */
const MOST_STRANDED = 1_000;
/** How many of the queue one run hands out; the next one goes on where it stopped. */
const MOST_ROUTED = 500;

/** A ticket lost its owner, or an ownerless one got another category: look for an owner anew. */
export const routeUnassigned = (inngest: Inngest) =>
  inngest.createFunction(
    { id: "route-unassigned", name: "Find a new owner", triggers: [ticketUnassigned, ticketUpdated], retries: RETRIES },
    async ({ event, step }) => {
      const { state } = await routeAndNotify(step, { ticketId: event.data.ticketId, eventId: String(event.id) });
      return { state };
    },
  );

/**
 * Somebody came, left, has room again or another place here, and once a minute in any case: what owners left behind is
 * taken from them, and what waits goes to whoever has room now, the most urgent first. All that it knows from step to
 * step is in rows and in what its steps answered, so that it goes on where it was after any stop.
 */
export const drainQueue = (inngest: Inngest) =>
  inngest.createFunction(
    {
      id: "drain-queue",
      name: "Hand waiting tickets out",
      triggers: [personAvailabilityChanged, personDeactivated, { cron: "* * * * *" }],
      retries: RETRIES,
      concurrency: 1,
    },
    async ({ step }) => {
      const stranded = await step.run("list-stranded", () =>
        asJob("routing", (ctx) => listStranded(ctx, MOST_STRANDED)),
      );
      const named = await handOn(step, stranded);
      const waiting = await step.run("list-waiting", () => asJob("routing", (ctx) => listWaiting(ctx, MOST_ROUTED)));
      const queued = stranded.filter(({ ticketId }) => named.every((given) => given.ticketId !== ticketId));
      const { over, nobody } = await route(step, waiting, queued);
      if (stranded.length > 0) await endLeaving(step, stranded, [...named, ...over]);
      if (nobody) {
        const about = { ticketId: nobody.ticketId, eventId: nobody.digest, why: "nobody-can-have-it" } as const;
        await step.run("alert-admins", () => asJob("mail", (ctx) => notifyAdmins(ctx, about)));
      }
      return { handedOn: stranded.length, looked: waiting.length };
    },
  );

type Step = GetStepTools<Inngest>;

/** Takes tickets from their owners; answers those that went to somebody by name. The others are in the queue now. */
async function handOn(step: Step, stranded: Reassignment[]): Promise<Reassigned[]> {
  const named: Reassigned[] = [];
  for (const [at, tickets] of batches(stranded)) {
    const given = await step.run(`hand-on-${at}`, () => asJob("routing", (ctx) => reassignStranded(ctx, { tickets })));
    named.push(...given);
  }
  return named;
}

/** What was left behind is routed also where the list passed it over: it then waits with a scoreboard that says why. */
async function route(step: Step, waiting: string[], queued: Reassignment[]): Promise<RoutedQueue> {
  const done: RoutedQueue = { over: [], nobody: null };
  const ids = new Set([...waiting, ...queued.map((ticket) => ticket.ticketId)]);
  for (const [at, ticketIds] of batches([...ids])) {
    const handedOn = queued.filter((ticket) => ticketIds.includes(ticket.ticketId));
    const routed = await step.run(`assign-${at}`, () =>
      asJob("routing", (ctx) => routeWaiting(ctx, { ticketIds, handedOn })),
    );
    done.over.push(...routed.over);
    done.nobody ??= routed.nobody;
  }
  return done;
}

/** All mails stand in their table before the first is sent: one that has to be tried again holds up no other. */
async function endLeaving(step: Step, stranded: Reassignment[], handed: Reassigned[]): Promise<void> {
  const people = [...new Set(stranded.map(({ from }) => from))];
  await step.run("settle", () => asJob("routing", (ctx) => clearDelegates(ctx, { people })));
  if (handed.length === 0) return;
  const mailIds = await step.run("write-digests", () => asJob("mail", (ctx) => queueDigests(ctx, { handed })));
  await Promise.all(mailIds.map((id) => step.run(`send-${id}`, () => asJob("mail", (ctx) => deliverMail(ctx, id)))));
}

/** The list in parts of a step's size, each with its number. */
function batches<T>(list: T[]): [number, T[]][] {
  const count = Math.ceil(list.length / BATCH);
  return Array.from({ length: count }, (_, at) => [at + 1, list.slice(at * BATCH, (at + 1) * BATCH)]);
}
