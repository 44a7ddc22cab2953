import { UsageError } from "../usage-error";
import { comparePolicies, meanFigures, type PolicyFigures } from "./simulate/figures";
import { readSimulateOptions, type SimulateOptions } from "./simulate/options";
import { readTrace } from "./simulate/read-trace";
import { simulationTable } from "./simulate/table";
import { timeChoice } from "./simulate/time-choice";
import { drawWorld, type World, worldOf } from "./simulate/world";

/** `npm run -s routing:simulate -- --seed 1` compares our routing with four policies. `--json` prints only JSON. */
async function main(): Promise<void> {
  const options = readSimulateOptions(process.argv.slice(2));
  const all: PolicyFigures[] = [];
  for await (const world of worlds(options)) all.push(comparePolicies(world));
  const policies = meanFigures(all);
  const { seed, seeds } = options;
  const figures = { seed, ...(seeds > 1 ? { seeds } : {}), policies, ...timeChoice(seed) };
  if (!options.json) {
    console.log(simulationTable(policies));
    console.log(
      `\nOne choice among 200 people takes ${figures.chooseP50Us} µs (99th percentile ${figures.chooseP99Us} µs)\n`,
    );
  }
  console.log(JSON.stringify(figures, rounded));
}

async function* worlds(options: SimulateOptions): AsyncGenerator<World> {
  const tickets = options.trace === undefined ? null : await readTrace(options.trace);
  for (let seed = options.seed; seed < options.seed + options.seeds; seed++) {
    const world = tickets ? worldOf(tickets, { ...options, seed }) : drawWorld({ ...options, seed });
    if (world.arrivals.length === 0) throw new UsageError("No tickets arrive in this time. Increase --load or --days.");
    yield world;
  }
}

function rounded(_name: string, value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 10_000) / 10_000 : value;
}

main().catch((error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
