import type { Priority } from "@/lib/domain/ticket";
import type { HelpDesk } from "./help-desk";
import { POLICIES, type PolicyName } from "./policies";
import { runPolicy } from "./run-policy";
import type { World } from "./world";

export interface SimulationFigures {
  /** Until somebody begins with it, in working hours. */
  meanWaitHours: number;
  p90WaitHours: number;
  /** Share of tickets that nobody had begun when the first response was due. */
  lateShare: number;
  /** Share of tickets whose owner has at least one of the skills it truly needs. */
  skillMatch: number;
  /** 0 when everybody worked as many hours, near 1 when one did all. */
  giniWork: number;
  /** Tickets given to somebody who was full, or away. */
  overCapacity: number;
  absentAssigned: number;
}

export type PolicyFigures = Record<PolicyName, SimulationFigures>;

/** Every policy in the same world. */
export function comparePolicies(world: World): PolicyFigures {
  return mapPolicies((name) => figuresOf(runPolicy(world, POLICIES[name]())));
}

/** The mean of several worlds' figures. */
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

/** First response is due so many working hours after a ticket came in. */
const DUE_HOURS: Record<Priority, number> = { critical: 0.5, high: 1, medium: 4, low: 8 };

function figuresOf({ outcomes, workers, overCapacity, absentAssigned }: HelpDesk): SimulationFigures {
  const waits = outcomes.map(({ waitedHours }) => waitedHours).sort((a, b) => a - b);
  const share = (holds: (outcome: HelpDesk["outcomes"][number]) => boolean) =>
    outcomes.filter(holds).length / outcomes.length;
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

/** Half of the mean difference between any two, in relation to the mean. */
function gini(values: readonly number[]): number {
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)));
  return mean(differences) / (2 * mean(values));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
