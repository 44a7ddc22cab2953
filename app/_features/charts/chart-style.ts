export const AXIS = {
  stroke: "var(--sb-line)",
  tickLine: false,
  tick: { fill: "var(--sb-muted)", fontSize: 12 },
} as const;

export const TENTHS = [0, 0.2, 0.4, 0.6, 0.8, 1];

export function percentTick(share: number): string {
  return `${Math.round(share * 100)}%`;
}
