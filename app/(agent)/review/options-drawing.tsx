import type { Source } from "@/lib/domain/ticket";
import type { AnswerOption } from "./case-text";

interface OptionsDrawingProps {
  options: readonly AnswerOption[];
  chosen: string | undefined;
  suggested: string | undefined;
  source: Source | undefined;
  card: number;
  gap: number;
  width: number;
  /** Pixels from the left edge to the branches. */
  reach: number;
  showText?: boolean;
}

const LAMP_RADIUS = 8;

/** Draws the options as branches of a track; a likelier option is thicker. Only decoration beside the buttons. */
export function OptionsDrawing(props: OptionsDrawingProps) {
  const { options, chosen, suggested, source, card, gap, width, reach, showText } = props;
  const height = options.length * card + (options.length - 1) * gap;
  const heightOf = (index: number) => index * (card + gap) + card / 2;
  const middle = heightOf((options.length - 1) / 2);
  const from = Math.max(reach, LAMP_RADIUS + 1);
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fill="none"
      aria-hidden="true"
      className="overflow-visible"
    >
      {options.map((option, index) => {
        const rise = heightOf(index) - middle;
        const isChosen = option.value === chosen;
        const isSuggested = chosen === undefined && option.value === suggested;
        const stroke = isChosen
          ? "var(--color-primary)"
          : isSuggested
            ? COLOURS[source ?? "person"]
            : "var(--sb-track)";
        return (
          <path
            key={option.value}
            d={`M${from} ${middle}l${Math.abs(rise)} ${rise}H${width}`}
            stroke={stroke}
            strokeWidth={option.share === null ? 2 : 1.5 + 6 * option.share}
            strokeDasharray={isSuggested ? DASHES[source ?? "person"] : undefined}
            strokeLinejoin="bevel"
          />
        );
      })}
      <path d={`M0 ${middle}H${from}`} stroke="var(--color-primary)" strokeWidth="5" />
      <circle
        cx={from}
        cy={middle}
        r={LAMP_RADIUS}
        fill={chosen === undefined ? "var(--color-accent)" : "var(--color-primary)"}
        stroke="var(--color-primary)"
        strokeWidth="2"
      />
      {showText ? (
        <text x="0" y={middle + 26} fill="var(--sb-muted)" fontSize="12">
          {chosen === undefined ? "no route chosen" : "route chosen"}
        </text>
      ) : null}
    </svg>
  );
}

const DASHES: Partial<Record<Source, string>> = { ai: "3 3", rules: "7 4", fallback: "12 5" };

const COLOURS: Record<Source, string> = {
  ai: "var(--sb-ai)",
  rules: "var(--sb-rules)",
  fallback: "var(--sb-fallback)",
  person: "var(--sb-person)",
  requester: "var(--sb-requester)",
};
