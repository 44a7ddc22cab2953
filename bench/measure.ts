import autocannon from "autocannon";
import type { RunningApp } from "../tests/app/run-app";
import { api, apiSignIn } from "../tests/faults/api";
import { FAR_PAGE, PAGE_SIZE } from "./fill-tickets";
import type { BenchFigures } from "./print";

const CONNECTIONS = 20;
const ALONE_ROUNDS = 15;
const DRAIN_LIMIT_MS = 600_000;

/** Creation under load, time until all are assigned, one ticket alone, and reading one. */
export async function measureTickets(app: RunningApp, { seconds }: { seconds: number }): Promise<BenchFigures> {
  const [viewer, admin] = [await apiSignIn(app.url, "viewer@demo.com"), await apiSignIn(app.url, "admin@demo.com")];
  // The machine should be the limit, not the capacity of the demo's moderators.
  await setStaff(app.url, admin, { capacity: 1_000, availability: "available" });
  const aloneMs = await timeToAssign(app.url, viewer);
  await warmUp(app.url, viewer, admin);
  const before = await totals(app.url, admin);
  const opening = await load(app.url, { path: "/api/tickets", token: viewer, seconds, post: newTicket() });
  const drained = await drain(app.url, admin, before.total);
  const bare = await load(app.url, { path: "/api/health/live", token: viewer, seconds });
  const read = { path: `/api/tickets/${await newestOf(app.url, viewer)}`, seconds };
  const asRequester = await load(app.url, { ...read, token: viewer });
  const asStaff = await load(app.url, { ...read, token: admin });
  return {
    "one ticket alone, created to assigned, median ms": aloneMs,
    "POST /api/tickets, per s": opening.perSecond,
    "POST p95 ms": opening.p95Ms,
    "POST accepted": opening.accepted,
    "POST other responses": opening.others,
    // Requests that were cut off at the end may have created tickets too.
    "accepted but lost": Math.max(0, opening.accepted - drained.found),
    "drain after that, tickets per s": drained.perSecond,
    "GET of a bare route, per s": bare.perSecond,
    "GET one as requester, per s": asRequester.perSecond,
    "GET one as requester, p95 ms": asRequester.p95Ms,
    "GET one as staff, per s": asStaff.perSecond,
    "GET one as staff, p95 ms": asStaff.p95Ms,
  };
}

/** The first page and a far page of a long list. */
export async function measureLists(
  app: RunningApp,
  { seconds, far, tickets }: { seconds: number; far: string; tickets: number },
): Promise<BenchFigures> {
  const token = await apiSignIn(app.url, "admin@demo.com");
  const path = `/api/tickets?limit=${PAGE_SIZE}`;
  const single = { token, seconds: Math.max(3, seconds / 2), connections: 1 };
  const first = await load(app.url, { ...single, path });
  const last = await load(app.url, { ...single, path: `${path}&cursor=${far}` });
  return {
    "list: tickets in it": tickets,
    "list page 1, p95 ms": first.p95Ms,
    [`list page ${FAR_PAGE}, p95 ms`]: last.p95Ms,
    "list page 1, mean ms": first.meanMs,
    [`list page ${FAR_PAGE}, mean ms`]: last.meanMs,
  };
}

interface Load {
  path: string;
  token: string;
  seconds: number;
  connections?: number;
  post?: string;
}

/** Long enough to compile every path; a cold server is not measured here. */
const WARM_UP_SECONDS = 3;
const READ_WARM_UP_SECONDS = 8;

async function load(url: string, { path, token, seconds, connections = CONNECTIONS, post }: Load) {
  const request = {
    url: url + path,
    connections,
    method: post ? ("POST" as const) : ("GET" as const),
    headers: { authorization: `Bearer ${token}`, ...(post ? { "content-type": "application/json" } : {}) },
    body: post,
  };
  if (!post) await autocannon({ ...request, duration: READ_WARM_UP_SECONDS });
  const tookMs: number[] = [];
  const result = await new Promise<autocannon.Result>((done, failed) => {
    const running = autocannon({ ...request, duration: seconds }, (error, outcome) =>
      error ? failed(error) : done(outcome),
    );
    // The load generator reports no 95th percentile.
    running.on("response", (_client, _status, _bytes, responseMs) => tookMs.push(responseMs));
  });
  tookMs.sort((a, b) => a - b);
  return {
    perSecond: Math.round(result.requests.average),
    p95Ms: Math.round(tookMs[Math.floor(tookMs.length * 0.95)] ?? 0),
    meanMs: Math.round(result.latency.mean * 10) / 10,
    accepted: result["2xx"],
    others: result.non2xx + result.errors,
  };
}

/** Changes every moderator and admin. */
export async function setStaff(
  url: string,
  token: string,
  body: { capacity?: number; availability: "available" | "away" },
): Promise<void> {
  const answer = await api(url, "GET", "/api/people?limit=100", { token });
  for (const { id, role } of answer?.body.people ?? []) {
    if (role !== "user") await api(url, "PATCH", `/api/people/${id}`, { token, body });
  }
}

/** Sends a few hundred tickets through the pipeline before measuring. */
async function warmUp(url: string, viewer: string, admin: string): Promise<void> {
  await load(url, { path: "/api/tickets", token: viewer, seconds: WARM_UP_SECONDS, post: newTicket() });
  while ((await backlog(url, admin)) > 0) await pause(200);
}

/** Median milliseconds from creation to assignment on the timeline, one ticket after the other. */
async function timeToAssign(url: string, token: string): Promise<number> {
  const took: number[] = [];
  const admin = await apiSignIn(url, "admin@demo.com");
  for (let round = 0; round < ALONE_ROUNDS; round++) {
    const opened = await api(url, "POST", "/api/tickets", { token, body: JSON.parse(newTicket()) });
    for (;;) {
      const timeline = await api(url, "GET", `/api/tickets/${opened?.body.id}/timeline`, { token: admin });
      const assigned = timeline?.body.events.find((event: { type: string }) => event.type === "ticket/assigned");
      if (assigned) {
        took.push(Date.parse(assigned.at) - Date.parse(opened?.body.createdAt));
        break;
      }
      await pause(50);
    }
  }
  return took.sort((a, b) => a - b)[Math.floor(took.length / 2)]!;
}

/** Waits until every ticket is assigned. */
async function drain(url: string, token: string, before: number): Promise<{ found: number; perSecond: number }> {
  const started = performance.now();
  const start = await backlog(url, token);
  for (;;) {
    const left = await backlog(url, token);
    const tookMs = performance.now() - started;
    if (left === 0 || tookMs > DRAIN_LIMIT_MS) {
      const { total } = await totals(url, token);
      return { found: total - before, perSecond: Math.round(((start - left) / tookMs) * 1000) };
    }
    await pause(500);
  }
}

/** Unassigned tickets, without those that wait for an approval. */
export async function backlog(url: string, token: string): Promise<number> {
  const { unassigned } = await totals(url, token);
  const pending = await api(url, "GET", "/api/tickets?approval=pending&assignee=none&limit=100", { token });
  return unassigned - (pending?.body.tickets.length ?? 0);
}

async function totals(url: string, token: string): Promise<{ total: number; unassigned: number }> {
  const answer = await api(url, "GET", "/api/tickets/stats", { token });
  if (answer?.status !== 200) throw new Error(`stats answered ${answer?.status}`);
  return answer.body;
}

async function newestOf(url: string, token: string): Promise<string> {
  const answer = await api(url, "GET", "/api/tickets?limit=1", { token });
  return answer?.body.tickets[0].id;
}

export function newTicket(): string {
  return JSON.stringify({
    description:
      "The nightly export of our orders fails since this morning with error 502 from the API. We need it for the accounting on Monday, could you look at it soon? It worked yesterday with the same key.",
  });
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
