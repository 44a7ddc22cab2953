import { jobActor } from "@/lib/auth/actor";
import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { continueImport } from "@/lib/learning/continue-import";
import { importExamples } from "@/lib/learning/import-examples";
import { updateMe } from "@/lib/people/update-me";
import { loadPolicy } from "@/lib/policy/load-policy";
import { savePolicy } from "@/lib/policy/save-policy";
import { handOnTickets } from "@/lib/routing/hand-on-tickets";
import { listStranded } from "@/lib/routing/list-stranded";
import { closeSettled } from "@/lib/tickets/close-settled";
import { askOrRoute, type Played, perform, read, send } from "./actions";
import { decidedTexts } from "./decided-texts";
import { AWAY_FOR, STAFF, type Staff, type StaffKey } from "./people";
import { readingMs } from "./readings";
import { lengthMs, type Scenario } from "./scenario";
import type { Act } from "./timeline";
import type { World } from "./world";

/** From the ticket to the reading's end on top of its duration, and from there to an owner. */
const WAKE_MS = 180;
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
export function scenarioActs(world: World, scenarios: Scenario[], end: Date): Act[] {
  return scenarios.flatMap((scenario, index) => actsOf(world, scenario, end.getTime() - oddMs(index)));
}

function actsOf(world: World, scenario: Scenario, endMs: number): Act[] {
  const at = (afterMs: number) => new Date(endMs - lengthMs(scenario.ago) + afterMs);
  const readMs = scenario.gaveUp ? lengthMs(GIVE_UP) : readingMs(scenario.model) + WAKE_MS;
  let played: Played;
  const arrival = async (ctx: Context) => {
    played = await send(ctx, world, scenario);
  };
  return [
    { at: at(0), run: arrival },
    { at: at(readMs), run: (ctx) => read(ctx, played) },
    { at: at(readMs + ROUTE_MS), run: (ctx) => askOrRoute(ctx, played) },
    ...(scenario.steps ?? []).map((step, nth) => ({
      at: at(lengthMs(step.after) + oddMs(nth + 1)),
      run: (ctx: Context) => perform(ctx, world, played, step),
    })),
  ];
}

/** Lengths are in minutes, people are not: some seconds, always the same ones, and less than a minute. */
function oddMs(nth: number): number {
  return (nth * 7_919) % 50_000;
}

/** What happens besides tickets: people set hours, go and come back, decisions are imported, automation is set. */
export function deskActs(world: World, end: Date): Act[] {
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const people = (Object.keys(STAFF) as StaffKey[]).flatMap((key) => presenceActs(world, key, end));
  return [
    ...people,
    { at: before(IMPORTED), run: (ctx) => importDecided({ ...ctx, actor: world.staff.helen }) },
    { at: before(CAUTIOUS), run: (ctx) => onlySuggestFraud({ ...ctx, actor: world.staff.helen }) },
  ];
}

/** The sweep's closing of resolved tickets, at each moment at which one of them is due. */
export function closingActs(acts: Scenario[], end: Date): Act[] {
  const resolved = acts.flatMap(({ ago, steps = [] }) =>
    steps.flatMap((step) => (step.does === "resolve" ? [lengthMs(step.after) - lengthMs(ago)] : [])),
  );
  return resolved
    .map((ms) => new Date(end.getTime() + ms + SETTLED_MS))
    .filter((at) => at <= end)
    .map((at) => ({ at, run: (ctx) => closeSettled({ ...ctx, actor: jobActor("sweep") }) }));
}

function presenceActs(world: World, key: StaffKey, end: Date): Act[] {
  const { away, hours }: Staff = STAFF[key];
  const before = (length: string) => new Date(end.getTime() - lengthMs(length));
  const as = (ctx: Context) => ({ ...ctx, actor: world.staff[key] });
  const acts: Act[] = [];
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
  await handOnTickets(routing, { tickets: await listStranded(routing, 100) });
}

async function importDecided(ctx: Context): Promise<void> {
  const { id } = await importExamples(ctx, { name: "decided-before-signalbox.csv", file: csvOf(decidedTexts()) });
  await continueImport({ ...ctx, actor: jobActor("import") }, { importId: id });
}

function csvOf(rows: { text: string; category: string; priority: string }[]): Uint8Array {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map(({ text, category, priority }) => [text, category, priority].map(quoted).join(","));
  return Buffer.from(["text,category,priority", ...lines].join("\n"));
}

async function onlySuggestFraud(ctx: Context): Promise<void> {
  const { policy, version } = await loadPolicy(ctx);
  const categories = { ...policy.categories, fraud: { level: "suggest" as const } };
  await savePolicy(ctx, { policy: { ...policy, categories }, version });
}
