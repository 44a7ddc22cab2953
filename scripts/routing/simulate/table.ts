import type { PolicyFigures, SimulationFigures } from "./figures";

export function simulationTable(policies: PolicyFigures): string {
  const columns = Object.entries(COLUMNS) as [keyof SimulationFigures, string][];
  const head = ["", ...columns.map(([, title]) => title)];
  const row = (figures: SimulationFigures) => columns.map(([key]) => formatted(figures[key]));
  const lines = Object.entries(policies).map(([name, figures]) => [name, ...row(figures)]);
  return [head, ...lines]
    .map((cells) => cells.map((cell, i) => (i === 0 ? cell.padEnd(14) : cell.padStart(14))).join(""))
    .join("\n");
}

const COLUMNS: Record<keyof SimulationFigures, string> = {
  meanWaitHours: "mean wait, h",
  p90WaitHours: "90% wait, h",
  lateShare: "late",
  skillMatch: "skill match",
  giniWork: "Gini of work",
  overCapacity: "over capacity",
  absentAssigned: "to absent",
};

function formatted(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}
