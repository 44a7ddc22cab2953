import { jobActor } from "@/lib/auth/actor";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { updateMe } from "@/lib/people/update-me";
import { listStranded } from "@/lib/routing/list-stranded";
import { reassignStranded } from "@/lib/routing/reassign-stranded";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { saveTriageSettings } from "@/lib/settings/save-triage-settings";
import { closeResolved } from "@/lib/tickets/close-resolved";
import { continueImport } from "@/lib/training-data/continue-import";
import { importExamples } from "@/lib/training-data/import-examples";
import {
  openScenarioTicket,
  requestApprovalOrRoute,
  runStep,
  type ScenarioTicket,
  triageScenarioTicket,
} from "./actions";
import decidedTexts from "./decided-texts.json";
import { AWAY_FOR, type DemoStaff, STAFF, type StaffKey } from "./people";
import { lengthMs, type Scenario } from "./scenario";
import { scriptedDurationMs } from "./scripted-results";
import type { TimelineAction } from "./timeline";
import type { DemoWorld } from "./world";

/** The time from creation to the start of triage, and from its end to the assignment. */
const TRIAGE_START_MS = 180;
const ROUTE_MS = 240;

/** About as long as all retries of a failing step. */
const GIVE_UP_AFTER = "2h 19m";

/** The sweep closes a resolved ticket a week later. */
const CLOSE_AFTER_MS = 7 * DAY_MS + MINUTE_MS;

/** How long before the first start of the demo an admin imports decisions of another system. */
const IMPORT_AGE = "22d";

/** How long before the first start of the demo an admin sets the category fraud to "suggest". */
const SUGGEST_AGE = "2h";

/** Turns scenarios into timed actions: creation, triage, routing and the steps of people. */
export function scenarioActions(world: DemoWorld, scenarios: Scenario[], end: Date): TimelineAction[] {
  return scenarios.flatMap((scenario, index) => actionsOf(world, scenario, end.getTime() - secondsOffset(index)));
}

function actionsOf(world: DemoWorld, scenario: Scenario, endMs: number): TimelineAction[] {
  const at = (afterMs: number) => new Date(endMs - lengthMs(scenario.ago) + afterMs);
  const triageMs = scenario.gaveUp ? lengthMs(GIVE_UP_AFTER) : scriptedDurationMs(scenario.model) + TRIAGE_START_MS;
  let ticket: ScenarioTicket;
  const create = async (ctx: Context) => {
    ticket = await openScenarioTicket(ctx, world, scenario);
  };
  return [
    { at: at(0), run: create },
    { at: at(triageMs), run: (ctx) => triageScenarioTicket(ctx, ticket) },
    { at: at(triageMs + ROUTE_MS), run: (ctx) => requestApprovalOrRoute(ctx, ticket) },
    ...(scenario.steps ?? []).map((step, nth) => ({
      at: at(lengthMs(step.after) + secondsOffset(nth + 1)),
      run: (ctx: Context) => runStep(ctx, world, ticket, step),
    })),
  ];
}

/** Up to 50 s in milliseconds, always the same for `nth`: scenario times are in whole minutes, which looks unreal. */
function secondsOffset(nth: number): number {
  return (nth * 7_919) % 50_000;
}

/** Actions besides tickets: working hours, absences, the import of decisions, automation levels. */
export function workspaceActions(world: DemoWorld, end: Date): TimelineAction[] {
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const people = (Object.keys(STAFF) as StaffKey[]).flatMap((key) => availabilityActions(world, key, end));
  return [
    ...people,
    { at: before(IMPORT_AGE), run: (ctx) => importDecisions({ ...ctx, actor: world.staff.helen }) },
    { at: before(SUGGEST_AGE), run: (ctx) => suggestFraudOnly({ ...ctx, actor: world.staff.helen }) },
  ];
}

/** Closes resolved tickets when they are due. */
export function closingActions(scenarios: Scenario[], end: Date): TimelineAction[] {
  const resolved = scenarios.flatMap(({ ago, steps = [] }) =>
    steps.flatMap((step) => (step.does === "resolve" ? [lengthMs(step.after) - lengthMs(ago)] : [])),
  );
  return resolved
    .map((ms) => new Date(end.getTime() + ms + CLOSE_AFTER_MS))
    .filter((at) => at <= end)
    .map((at) => ({ at, run: (ctx) => closeResolved({ ...ctx, actor: jobActor("sweep") }) }));
}

function availabilityActions(world: DemoWorld, key: StaffKey, end: Date): TimelineAction[] {
  const { away, hours }: DemoStaff = STAFF[key];
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const as = (ctx: Context) => ({ ...ctx, actor: world.staff[key] });
  const actions: TimelineAction[] = [];
  if (hours) actions.push({ at: before(hours.set), run: (ctx) => updateMe(as(ctx), { workingHours: hours.at }) });
  if (!away) return actions;
  const back = away.back === null ? new Date(end.getTime() + lengthMs(AWAY_FOR)) : before(away.back);
  const handsTo = away.handsTo && world.staff[away.handsTo as StaffKey].id;
  actions.push({
    at: before(away.gone),
    run: async (ctx) => {
      await updateMe(as(ctx), { availability: "away", awayUntil: back, handsTo });
      await reassignTickets(ctx);
    },
  });
  if (back <= end) actions.push({ at: back, run: (ctx) => updateMe(as(ctx), { availability: "available" }) });
  return actions;
}

/** Reassigns an absent person's tickets, like `drain-queue`. */
async function reassignTickets(ctx: Context): Promise<void> {
  const routing = { ...ctx, actor: jobActor("routing") };
  await reassignStranded(routing, { tickets: await listStranded(routing, 100) });
}

async function importDecisions(ctx: Context): Promise<void> {
  const { id } = await importExamples(ctx, { name: "decided-before-signalbox.csv", file: csvOf(decidedTexts) });
  await continueImport({ ...ctx, actor: jobActor("import") }, { importId: id });
}

function csvOf(rows: { text: string; category: string; priority: string }[]): Uint8Array {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map(({ text, category, priority }) => [text, category, priority].map(quoted).join(","));
  return Buffer.from(["text,category,priority", ...lines].join("\n"));
}

async function suggestFraudOnly(ctx: Context): Promise<void> {
  const { policy, version } = await loadTriageSettings(ctx);
  const categories = { ...policy.categories, fraud: { level: "suggest" as const } };
  await saveTriageSettings(ctx, { policy: { ...policy, categories }, version });
}
