import type { RunningApp } from "../tests/app/run-app";
import { api, apiSignIn } from "../tests/faults/api";
import { backlog, newTicket, pause, setStaff } from "./measure";
import type { BenchFigures } from "./print";

const TICKETS = 500;
const BATCH = 20;
const LIMIT_MS = 600_000;

/** How fast a queue is assigned once people are available again. */
export async function measureQueue(app: RunningApp): Promise<BenchFigures> {
  const [viewer, admin] = [await apiSignIn(app.url, "viewer@demo.com"), await apiSignIn(app.url, "admin@demo.com")];
  await setStaff(app.url, admin, { capacity: 1_000, availability: "away" });
  for (let opened = 0; opened < TICKETS; opened += BATCH) {
    const open = () => api(app.url, "POST", "/api/tickets", { token: viewer, body: JSON.parse(newTicket()) });
    await Promise.all(Array.from({ length: BATCH }, open));
  }
  while (await hasUntriaged(app.url, admin)) await pause(200);
  const waiting = await backlog(app.url, admin);
  const start = performance.now();
  await setStaff(app.url, admin, { availability: "available" });
  while ((await backlog(app.url, admin)) > 0 && performance.now() - start < LIMIT_MS) await pause(50);
  const tookMs = performance.now() - start;
  return {
    "waiting queue: tickets": waiting,
    "waiting queue, assigned per s": Math.round((waiting / tookMs) * 1_000),
  };
}

async function hasUntriaged(url: string, token: string): Promise<boolean> {
  const answer = await api(url, "GET", "/api/tickets?limit=1&triage=pending,running", { token });
  return answer?.body.tickets.length > 0;
}
