import type { Source } from "@/lib/domain/ticket";
import type { AnswerOption } from "./case-text";

interface PointsTrackProps {
  ways: readonly AnswerOption[];
  /** The way that somebody has set, and the one that was suggested. */
  set: string | undefined;
  suggested: string | undefined;
  source: Source | undefined;
  /** px */
  card: number;
  gap: number;
  width: number;
  /** px; from the left edge to the points. */
  reach: number;
  /** Says under the points how they stand. */
  words?: boolean;
}

/** Radius of the points' lamp, px. */
const LAMP = 8;

/** The drawing left of the ways. Decoration: the buttons beside it say the same. */
export function OptionsDrawing({ ways, set, suggested, source, card, gap, width, reach, words }: PointsTrackProps) {
  const height = ways.length * card + (ways.length - 1) * gap;
  const heightOf = (index: number) => index * (card + gap) + card / 2;
  const middle = heightOf((ways.length - 1) / 2);
  const from = Math.max(reach, LAMP + 1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      aria-hidden="true"
      className="overflow-visible"
    >
      {ways.map((way, index) => {
        const rise = heightOf(index) - middle;
        const isSet = way.value === set;
        const isSaid = set === undefined && way.value === suggested;
        const stroke = isSet ? "var(--color-primary)" : isSaid ? LINES[source ?? "person"] : "var(--sb-track)";
        return (
          <path
            key={way.value}
            d={`M${from} ${middle}l${Math.abs(rise)} ${rise}H${width}`}
            stroke={stroke}
            strokeWidth={way.share === null ? 2 : 1.5 + 6 * way.share}
            strokeDasharray={isSaid ? DASHES[source ?? "person"] : undefined}
            strokeLinejoin="bevel"
          />
        );
      })}
      <path d={`M0 ${middle}H${from}`} stroke="var(--color-primary)" strokeWidth="5" />
      <circle
        cx={from}
        cy={middle}
        r={LAMP}
        fill={set === undefined ? "var(--color-accent)" : "var(--color-primary)"}
        stroke="var(--color-primary)"
        strokeWidth="2"
      />
      {words ? (
        <text x="0" y={middle + 26} fill="var(--sb-muted)" fontSize="12">
          {set === undefined ? "points not set" : "points set"}
        </text>
      ) : null}
    </svg>
  );
}

/** Dotted where AI proposed it, dashed where a rule did, long dashes where nobody knew. */
const DASHES: Partial<Record<Source, string>> = { ai: "3 3", rules: "7 4", fallback: "12 5" };

const LINES: Record<Source, string> = {
  ai: "var(--sb-ai)",
  rules: "var(--sb-rules)",
  fallback: "var(--sb-fallback)",
  person: "var(--sb-person)",
  requester: "var(--sb-requester)",
};
