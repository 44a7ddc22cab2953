import type { Priority } from "@/lib/domain/ticket";
import type { HelpDesk } from "./help-desk";
import { POLICIES, type PolicyName } from "./policies";
import { runPolicy } from "./run-policy";
import type { World } from "./world";

export interface SimulationFigures {
  /** Working hours until work on a ticket starts. */
  meanWaitHours: number;
  p90WaitHours: number;
  lateShare: number;
  skillMatch: number;
  /** Gini coefficient of worked hours: 0 if all worked equally, near 1 if one person did everything. */
  giniWork: number;
  overCapacity: number;
  absentAssigned: number;
}

export type PolicyFigures = Record<PolicyName, SimulationFigures>;

export function comparePolicies(world: World): PolicyFigures {
  return mapPolicies((name) => figuresOf(runPolicy(world, POLICIES[name]())));
}

export function meanFigures(all: readonly PolicyFigures[]): PolicyFigures {
  return mapPolicies((policy) => {
    const names = Object.keys(all[0]![policy]) as (keyof SimulationFigures)[];
    return Object.fromEntries(
      names.map((name) => [name, mean(all.map((one) => one[policy][name]))]),
    ) as unknown as SimulationFigures;
  });
}

function mapPolicies(of: (name: PolicyName) => SimulationFigures): PolicyFigures {
  const names = Object.keys(POLICIES) as PolicyName[];
  return Object.fromEntries(names.map((name) => [name, of(name)])) as PolicyFigures;
}

/** Working hours until the first response is due. */
const DUE_HOURS: Record<Priority, number> = { critical: 0.5, high: 1, medium: 4, low: 8 };

function figuresOf({ outcomes, workers, overCapacity, absentAssigned }: HelpDesk): SimulationFigures {
  const waits = outcomes.map(({ waitedHours }) => waitedHours).sort((a, b) => a - b);
  const share = (matches: (outcome: HelpDesk["outcomes"][number]) => boolean) =>
    outcomes.filter(matches).length / outcomes.length;
  return {
    meanWaitHours: mean(waits),
    p90WaitHours: waits[Math.ceil(waits.length * 0.9) - 1] ?? 0,
    lateShare: share(({ ticket, waitedHours }) => waitedHours > DUE_HOURS[ticket.priority]),
    skillMatch: share(({ matched }) => matched),
    giniWork: gini(workers.map(({ workedHours }) => workedHours)),
    overCapacity,
    absentAssigned,
  };
}

function gini(values: readonly number[]): number {
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
  return mean(differences) / (2 * mean(values));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
