import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort } from "../app/free-port";
import { type RunningApp, runApp } from "../app/run-app";
import { seededRandom } from "../app/seeded-random";
import { startFakeGemini } from "../contracts/gemini/fake-gemini";
import { startFakeResend } from "../contracts/resend/fake-resend";
import { api, apiSignIn } from "./api";
import { type InspectedTicket, inspect } from "./inspect";

/**
 * Creates tickets while a tenth of all model calls, mails and event sends fail and the process is killed repeatedly. In
 * the end every accepted ticket must be triaged and have one assignment and one mail of each kind.
 */
const { values } = parseArgs({ options: { seed: { type: "string" }, tickets: { type: "string", default: "300" } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const ticketCount = Number(values.tickets);
const FAULT_RATE = 0.1;
/** Slow enough for several restarts of the process. */
const POST_EVERY_MS = 100;
const SETTLE_MS = 240_000;

console.log(
  `faults: seed ${seed}, ${ticketCount} tickets. Run again with: npm run test:faults -- --seed ${seed} --tickets ${ticketCount}`,
);
const random = seededRandom(seed);
const folder = mkdtempSync(join(tmpdir(), "signalbox-faults-"));
const [gemini, resend] = await Promise.all([
  startFakeGemini({ faults: { rate: FAULT_RATE }, seed }),
  startFakeResend({
    faults: { rate: FAULT_RATE, kinds: ["rate-limit", "server-error", "unavailable", "answer-lost", "in-progress"] },
    seed,
  }),
]);
const port = await freePort();
let starts = 0;
let app!: RunningApp;
let failed = 1;

try {
  app = await start();
  const accepted = await createTicketsWhileKilling();
  console.log(`faults: ${accepted.length} tickets accepted, the process was killed ${starts - 1} times`);
  const found = await settled(accepted);
  failed = report(accepted, found);
} finally {
  await app?.stop();
  await Promise.all([gemini.close(), resend.close()]);
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);

function start(): Promise<RunningApp> {
  starts++;
  return runApp({
    port,
    preload: new URL("./break-event-send.mjs", import.meta.url).href,
    settings: {
      DEMO: "1",
      DATA_DIR: folder,
      GEMINI_API_KEY: "fault-suite",
      GEMINI_BASE_URL: gemini.url,
      GEMINI_TIMEOUT_MS: "3000",
      RESEND_API_KEY: "re_fault_suite",
      RESEND_BASE_URL: resend.url,
      MAIL_TIMEOUT_MS: "1000",
      ENGINE_BACKOFF_MS: "100,200,400,800,1500,3000",
      FAULTS_EVENT_RATE: String(FAULT_RATE),
      FAULTS_EVENT_SEED: String(seed + starts),
    },
  });
}

/** One person writes all tickets, and all must go to the failing model. */
async function raiseTriageLimit(): Promise<void> {
  const token = await apiSignIn(app.url, "admin@demo.com");
  const settings = await api(app.url, "GET", "/api/triage/policy", { token });
  const { policy, version } = settings!.body;
  const body = { policy: { ...policy, cost: { ...policy.cost, readingsPerPerson: 10_000 } } };
  const saved = await api(app.url, "PUT", "/api/triage/policy", {
    token,
    body,
    headers: { "if-match": `"${version}"` },
  });
  if (saved?.status !== 200) throw new Error(`the policy was not saved: ${saved?.status}`);
}

/** Raises the capacity of the demo's people, who must take all tickets. */
async function raiseCapacity(): Promise<void> {
  const token = await apiSignIn(app.url, "admin@demo.com");
  const listed = await api(app.url, "GET", "/api/people?limit=100&role=moderator,admin", { token });
  for (const { id } of listed!.body.people) {
    const saved = await api(app.url, "PATCH", `/api/people/${id}`, { token, body: { capacity: 1_000 } });
    if (saved?.status !== 200) throw new Error(`the capacity was not saved: ${saved?.status}`);
  }
}

async function createTicketsWhileKilling(): Promise<string[]> {
  await raiseTriageLimit();
  await raiseCapacity();
  const token = await apiSignIn(app.url, "viewer@demo.com");
  let posting = true;
  const killing = (async () => {
    while (posting) {
      await pause(3_000 + random() * 3_000);
      if (!posting) return;
      await app.kill();
      app = await start();
    }
  })();
  const numbers: Promise<string>[] = [];
  for (let at = 0; at < ticketCount; at++) {
    numbers.push(createUntilAccepted(token, at));
    await pause(POST_EVERY_MS);
  }
  const accepted = await Promise.all(numbers);
  // Kills the process once more while tickets are in progress.
  posting = false;
  await killing;
  await app.kill();
  app = await start();
  return accepted;
}

/** Retries with the same idempotency key, so that a lost response creates no second ticket. */
async function createUntilAccepted(token: string, at: number): Promise<string> {
  const body = {
    description: `Ticket ${at}: the import of our product list stops with error ${1000 + at}. Please help soon.`,
  };
  for (;;) {
    const answer = await api(app.url, "POST", "/api/tickets", {
      token,
      body,
      headers: { "idempotency-key": `faults-${seed}-${at}` },
    });
    if (answer?.status === 201) return answer.body.number;
    if (answer && answer.status < 500 && answer.status !== 401) throw new Error(`unexpected response ${answer.status}`);
    await pause(200);
  }
}

async function settled(accepted: string[]): Promise<InspectedTicket[]> {
  const deadline = Date.now() + SETTLE_MS;
  for (;;) {
    const found = await inspect(app.url, resend.mails);
    const unfinished = accepted.filter((number) => faultsOf(found, number).length > 0).length;
    if (unfinished === 0 || Date.now() > deadline) return found;
    await pause(2_000);
  }
}

function report(accepted: string[], found: InspectedTicket[]): number {
  const wrong = accepted.flatMap((number) => faultsOf(found, number).map((fault) => `${number}: ${fault}`));
  const duplicates = found.filter((each) => each.isOfThisRun && !accepted.includes(each.number));
  const faults = {
    model: gemini.requests.filter((each) => each.fault !== "none").length,
    mail: resend.requests.filter((each) => each.fault !== null).length,
  };
  console.log(
    `faults: ${gemini.requests.length} model calls (${faults.model} broken), ${resend.requests.length} mail sends (${faults.mail} broken)`,
  );
  for (const line of wrong.slice(0, 20)) console.error(`  ${line}`);
  for (const { number } of duplicates.slice(0, 20)) console.error(`  ${number}: created twice`);
  const failures = new Set(wrong.map((line) => line.slice(0, line.indexOf(":")))).size + duplicates.length;
  console.log(`\n${accepted.length - Math.min(failures, accepted.length)} passed, ${failures} failed`);
  return failures;
}

function faultsOf(found: InspectedTicket[], number: string): string[] {
  const ticket = found.find((each) => each.number === number);
  if (!ticket) return ["is missing"];
  return [
    ...(["done", "needs_review"].includes(ticket.triage) ? [] : [`triage is ${ticket.triage}`]),
    ...(ticket.assignments === 1 ? [] : [`has ${ticket.assignments} assignments`]),
    ...(ticket.confirmations === 1 ? [] : [`${ticket.confirmations} confirmations were sent`]),
    ...(ticket.notices === 1 ? [] : [`${ticket.notices} notices to its assignee were sent`]),
  ];
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
