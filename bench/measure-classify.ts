import type { RunningApp } from "../tests/app/run-app";
import { api, apiSignIn } from "../tests/faults/api";
import type { BenchFigures } from "./print";

const ROUNDS = 400;
const WARM_UP_ROUNDS = 100;
const WRITERS = 8;

/** The preview while someone types: new texts by one writer, by several at a time, and a known text. */
export async function measureClassify(app: RunningApp): Promise<BenchFigures> {
  const token = await apiSignIn(app.url, "viewer@demo.com");
  let round = 0;
  const classify = async (description: string): Promise<number> => {
    const start = performance.now();
    const answer = await api(app.url, "POST", "/api/tickets/classify", { token, body: { description } });
    if (answer?.status !== 200) throw new Error(`classify answered ${answer?.status}`);
    return performance.now() - start;
  };
  const fresh = () => classify(textOf(round++));
  for (let n = 0; n < WARM_UP_ROUNDS; n++) await fresh();
  const alone: number[] = [];
  for (let n = 0; n < ROUNDS; n++) alone.push(await fresh());
  const together = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const times: number[] = [];
      for (let n = 0; n < ROUNDS / WRITERS; n++) times.push(await fresh());
      return times;
    }),
  );
  const known: number[] = [];
  for (let n = 0; n < ROUNDS; n++) known.push(await classify(textOf(0)));
  return {
    "classify, one writer, p50 ms": quantileOf(alone, 0.5),
    "classify, one writer, p95 ms": quantileOf(alone, 0.95),
    [`classify, ${WRITERS} writers, p95 ms`]: quantileOf(together.flat(), 0.95),
    "classify, a known text, p95 ms": quantileOf(known, 0.95),
  };
}

const CAUSES = [
  "the nightly export",
  "my invoice",
  "the VPN",
  "a second monitor",
  "the login page",
  "our shared folder",
];
const EFFECTS = [
  "stopped with error 502",
  "was charged twice",
  "asks for a password",
  "is very slow",
  "can't be opened",
];

/** A different text for each round. */
function textOf(round: number): string {
  const problem = `Since this morning ${CAUSES[round % CAUSES.length]} ${EFFECTS[round % EFFECTS.length]}.`;
  return `${problem} We need it for the accounting on Monday, could you look at it soon? It is the case number ${round}, and two colleagues see the same.`;
}

function quantileOf(tookMs: number[], quantile: number): number {
  const sorted = [...tookMs].sort((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * quantile)] ?? 0) * 10) / 10;
}
