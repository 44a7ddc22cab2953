import type { RunningApp } from "../tests/app/run-app";
import { api, apiSignIn } from "../tests/faults/api";
import { backlog, newTicket, pause, setStaff } from "./measure";
import type { BenchFigures } from "./print";

const LONG = 500;
const AT_ONCE = 20;
const LIMIT_MS = 600_000;

/** A queue while nobody is there, and how long it takes to be handed out once they are. */
export async function measureQueue(app: RunningApp): Promise<BenchFigures> {
  const [viewer, admin] = [await apiSignIn(app.url, "viewer@demo.com"), await apiSignIn(app.url, "admin@demo.com")];
  await setStaff(app.url, admin, { capacity: 1_000, availability: "away" });
  for (let opened = 0; opened < LONG; opened += AT_ONCE) {
    const open = () => api(app.url, "POST", "/api/tickets", { token: viewer, body: JSON.parse(newTicket()) });
    await Promise.all(Array.from({ length: AT_ONCE }, open));
  }
  while (await isAnyUnread(app.url, admin)) await pause(200);
  const waiting = await backlog(app.url, admin);
  const began = performance.now();
  await setStaff(app.url, admin, { availability: "available" });
  while ((await backlog(app.url, admin)) > 0 && performance.now() - began < LIMIT_MS) await pause(50);
  const tookMs = performance.now() - began;
  return {
    "queue that waits: tickets in it": waiting,
    "queue that waits, handed out per s": Math.round((waiting / tookMs) * 1_000),
  };
}

async function isAnyUnread(url: string, token: string): Promise<boolean> {
  const answer = await api(url, "GET", "/api/tickets?limit=1&triage=pending,running", { token });
  return answer?.body.tickets.length > 0;
}
