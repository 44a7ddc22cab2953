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

/** From the ticket to the reading's end on top of its duration, and from there to an owner. */
const TRIAGE_START_MS = 180;
const ROUTE_MS = 240;

/** The retries of a step that never succeeds take about so long. */
const GIVE_UP = "2h 19m";

/** A resolved ticket closes by itself a week later, at the sweep that comes next. */
const SETTLED_MS = 7 * DAY_MS + MINUTE_MS;

/** Decisions from another system are imported so long before the demo's first start. */
const IMPORTED = "22d";

/** From then on the category of fraud is suggested and no longer set. */
const CAUTIOUS = "2h";

/** Scenarios as acts: each ticket comes in, is read, gets an owner, and then people work on it. */
export function scenarioActions(world: DemoWorld, scenarios: Scenario[], end: Date): TimelineAction[] {
  return scenarios.flatMap((scenario, index) => actsOf(world, scenario, end.getTime() - oddMs(index)));
}

function actsOf(world: DemoWorld, scenario: Scenario, endMs: number): TimelineAction[] {
  const at = (afterMs: number) => new Date(endMs - lengthMs(scenario.ago) + afterMs);
  const readMs = scenario.gaveUp ? lengthMs(GIVE_UP) : scriptedDurationMs(scenario.model) + TRIAGE_START_MS;
  let played: ScenarioTicket;
  const arrival = async (ctx: Context) => {
    played = await openScenarioTicket(ctx, world, scenario);
  };
  return [
    { at: at(0), run: arrival },
    { at: at(readMs), run: (ctx) => triageScenarioTicket(ctx, played) },
    { at: at(readMs + ROUTE_MS), run: (ctx) => requestApprovalOrRoute(ctx, played) },
    ...(scenario.steps ?? []).map((step, nth) => ({
      at: at(lengthMs(step.after) + oddMs(nth + 1)),
      run: (ctx: Context) => runStep(ctx, world, played, step),
    })),
  ];
}

/** Lengths are in minutes, people are not: some seconds, always the same ones, and less than a minute. */
function oddMs(nth: number): number {
  return (nth * 7_919) % 50_000;
}

/** What happens besides tickets: people set hours, go and come back, decisions are imported, automation is set. */
export function workspaceActions(world: DemoWorld, end: Date): TimelineAction[] {
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const people = (Object.keys(STAFF) as StaffKey[]).flatMap((key) => presenceActs(world, key, end));
  return [
    ...people,
    { at: before(IMPORTED), run: (ctx) => importDecided({ ...ctx, actor: world.staff.helen }) },
    { at: before(CAUTIOUS), run: (ctx) => onlySuggestFraud({ ...ctx, actor: world.staff.helen }) },
  ];
}

/** The sweep's closing of resolved tickets, at each moment at which one of them is due. */
export function closingActions(acts: Scenario[], end: Date): TimelineAction[] {
  const resolved = acts.flatMap(({ ago, steps = [] }) =>
    steps.flatMap((step) => (step.does === "resolve" ? [lengthMs(step.after) - lengthMs(ago)] : [])),
  );
  return resolved
    .map((ms) => new Date(end.getTime() + ms + SETTLED_MS))
    .filter((at) => at <= end)
    .map((at) => ({ at, run: (ctx) => closeResolved({ ...ctx, actor: jobActor("sweep") }) }));
}

function presenceActs(world: DemoWorld, key: StaffKey, end: Date): TimelineAction[] {
  const { away, hours }: DemoStaff = STAFF[key];
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const as = (ctx: Context) => ({ ...ctx, actor: world.staff[key] });
  const acts: TimelineAction[] = [];
  if (hours) acts.push({ at: before(hours.set), run: (ctx) => updateMe(as(ctx), { workingHours: hours.at }) });
  if (!away) return acts;
  const back = away.back === null ? new Date(end.getTime() + lengthMs(AWAY_FOR)) : before(away.back);
  const handsTo = away.handsTo && world.staff[away.handsTo as StaffKey].id;
  acts.push({
    at: before(away.gone),
    run: async (ctx) => {
      await updateMe(as(ctx), { availability: "away", awayUntil: back, handsTo });
      await handOn(ctx);
    },
  });
  if (back <= end) acts.push({ at: back, run: (ctx) => updateMe(as(ctx), { availability: "available" }) });
  return acts;
}

/** As `drain-queue` does it for who leaves tickets behind. */
async function handOn(ctx: Context): Promise<void> {
  const routing = { ...ctx, actor: jobActor("routing") };
  await reassignStranded(routing, { tickets: await listStranded(routing, 100) });
}

async function importDecided(ctx: Context): Promise<void> {
  const { id } = await importExamples(ctx, { name: "decided-before-signalbox.csv", file: csvOf(decidedTexts) });
  await continueImport({ ...ctx, actor: jobActor("import") }, { importId: id });
}

function csvOf(rows: { text: string; category: string; priority: string }[]): Uint8Array {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map(({ text, category, priority }) => [text, category, priority].map(quoted).join(","));
  return Buffer.from(["text,category,priority", ...lines].join("\n"));
}

async function onlySuggestFraud(ctx: Context): Promise<void> {
  const { policy, version } = await loadTriageSettings(ctx);
  const categories = { ...policy.categories, fraud: { level: "suggest" as const } };
  await saveTriageSettings(ctx, { policy: { ...policy, categories }, version });
}
